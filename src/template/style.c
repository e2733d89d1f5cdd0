#include "template/style.h"

#define MILLIMETRES(n) ((n) * 72.0 / 25.4)

const struct style style_default = {
    .page_width = MILLIMETRES(210),
    .page_height = MILLIMETRES(297),
    .margin_left = MILLIMETRES(20),
    .margin_right = MILLIMETRES(20),
    .margin_top = MILLIMETRES(24),
    .margin_bottom = MILLIMETRES(22),
    .measure = MILLIMETRES(150),
    .ink = {0x1c, 0x28, 0x33},
    .accent = {0x0b, 0x4f, 0x7d},
    .second = {0x24, 0x7a, 0x72},
    .third = {0xa8, 0x77, 0x14},
    .muted = {0x5d, 0x69, 0x71},
    .hairline = {0xcf, 0xd6, 0xdb},
    .pale = {0xc9, 0xdb, 0xe9},
    .paper = {0xff, 0xff, 0xff},
    .title = {36, 42, FACE_BOLD},
    .heading = {19, 24, FACE_BOLD},
    .subheading = {11.5, 16, FACE_BOLD},
    .minor_heading = {9.2, 14, FACE_BOLD},
    .lead = {12, 18, FACE_REGULAR},
    .body = {9.2, 14, FACE_REGULAR},
    .table = {8, 11, FACE_REGULAR},
    .small_table = {7.3, 9.6, FACE_REGULAR},
    .table_head = {7.3, 9.6, FACE_BOLD},
    .note = {7.4, 10.5, FACE_REGULAR},
    .figure = {17, 21, FACE_BOLD},
    .label = {7.4, 10, FACE_REGULAR},
};
