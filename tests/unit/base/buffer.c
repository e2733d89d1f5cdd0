#include "base/buffer.h"

#include "unit.h"

static struct buffer buffer;

static const char *real(double number, int decimals)
{
    buffer_clear(&buffer);
    buffer_put_real(&buffer, number, decimals);
    return buffer_text(&buffer);
}

static const char *whole(long long number)
{
    buffer_clear(&buffer);
    buffer_put_int(&buffer, number);
    return buffer_text(&buffer);
}

static void test_numbers(void)
{
    CHECK_TEXT(whole(0), "0");
    CHECK_TEXT(whole(-7), "-7");
    CHECK_TEXT(whole(9223372036854775807), "9223372036854775807");
    CHECK_TEXT(whole(-9223372036854775807 - 1), "-9223372036854775808");
    CHECK_TEXT(real(0, 3), "0");
    CHECK_TEXT(real(-0.0004, 3), "0");
    CHECK_TEXT(real(12, 2), "12");
    CHECK_TEXT(real(12.5, 3), "12.5");
    CHECK_TEXT(real(-0.05, 2), "-0.05");
    CHECK_TEXT(real(100.0001, 4), "100.0001");
    CHECK_TEXT(real(7.6, 0), "8");
    CHECK_TEXT(real(-1.005, 1), "-1");
}

/* The maximum counts bytes, not the NUL behind them; what passes it is dropped, and all that follows. */
static void test_maximum(void)
{
    struct buffer small;
    buffer_init(&small, 100);
    CHECK_TEXT(buffer_text(&small), "");
    for (int i = 0; i < 99; i++)
        buffer_putc(&small, 'x');
    buffer_puts(&small, "");
    buffer_put(&small, "yz", 2);
    CHECK(small.overflowed && small.length == 99);
    buffer_putc(&small, 'y');
    CHECK(small.length == 99);
    buffer_clear(&small);
    for (int i = 0; i < 100; i++)
        buffer_putc(&small, 'x');
    CHECK(!small.overflowed && small.length == 100 && strlen(buffer_text(&small)) == 100);
    buffer_putc(&small, 'x');
    CHECK(small.overflowed && small.length == 100);
    buffer_release(&small);
}

int main(void)
{
    buffer_init(&buffer, BUFFER_UNLIMITED);
    test_numbers();
    test_maximum();
    buffer_release(&buffer);
    return unit_done();
}
