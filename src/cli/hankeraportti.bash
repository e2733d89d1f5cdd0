# Completion for bash. What there is to complete is asked of the program itself: its --help is made of the same tables that
# read the command line.

_hankeraportti_commands() { "$1" --help 2> /dev/null | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'; }
_hankeraportti_options() { "$1" "$2" --help 2> /dev/null | sed -n 's/^  \(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p'; }
# The words that an option takes: what its line ends with after ": ", when it is a list of single words.
_hankeraportti_words() {
    "$1" "$2" --help 2> /dev/null | sed -n "s/^  \(-., \)\{0,1\}$3 .*: \([a-z0-9-]*\(, [a-z0-9-]*\)*\)\$/\2/p" | tr -d ,
}

_hankeraportti() {
    local program=$1 word=$2 before=$3 command=${COMP_WORDS[1]} choices
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        choices=$(_hankeraportti_commands "$program")
    elif [ "${word#-}" != "$word" ]; then
        choices=$(_hankeraportti_options "$program" "$command")
    elif [ "${before#--}" != "$before" ]; then
        choices=$(_hankeraportti_words "$program" "$command" "$before")
    fi
    [ -z "$choices" ] || mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
}
complete -o default -F _hankeraportti hankeraportti
