# Rearranges the projects of a register, whose elements begin and end on lines of their own, and touches nothing else:
#     awk -v seed=N -v parts=K -v folder=F -f arrange.awk REGISTER
# leaves F/1.xml ... F/K.xml, each with all that stands before and after the projects, and every K-th project. Seed 0 leaves
# them in their order; any other shuffles them.
function draw(below) # 0 .. below - 1: Lehmer's generator, the same everywhere
{
    seed = seed * 16807 % 2147483647
    return int(seed / 2147483647 * below)
}
/^ *<project[ >]/ { inside = 1; count++ }
inside { projects[count] = projects[count] $0 "\n" }
!inside && count == 0 { head = head $0 "\n" }
!inside && count > 0 { tail = tail $0 "\n" }
/<\/project>/ { inside = 0 }
END {
    for (i = count; seed > 0 && i > 1; i--) {
        other = 1 + draw(i)
        swapped = projects[i]; projects[i] = projects[other]; projects[other] = swapped
    }
    for (part = 1; part <= parts; part++) {
        file = folder "/" part ".xml"
        printf "%s", head > file
        for (i = part; i <= count; i += parts) printf "%s", projects[i] > file
        printf "%s", tail > file
        close(file)
    }
}
