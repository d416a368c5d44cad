# shellcheck shell=bash
# Sourced, not run. Makes LibreOffice find the bundled faces by the names that
# a DOCX asks for.
#
# usage: . ci/office-faces.sh; office_faces FONTS SCRATCH
#   FONTS    folder of the faces
#   SCRATCH  an existing folder for the configuration and its cache
# sets: FONTCONFIG_FILE

face_by_another_name() {
    printf '<match target="pattern"><test name="family" compare="contains"><string>%s</string></test>' "$1"
    printf '<edit name="family" mode="assign" binding="strong"><string>%s</string></edit></match>\n' "$2"
}

office_faces() {
    {
        echo '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        echo '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        echo "<dir>$1</dir><cachedir>$2/cache</cachedir>"
        face_by_another_name 小标宋 'Gongwen Xiaobiaosong'
        face_by_another_name 仿宋 'Gongwen Fangsong'
        face_by_another_name 楷体 'Gongwen Kaiti'
        face_by_another_name 黑体 'Gongwen Heiti'
        face_by_another_name 宋体 'Noto Serif SC'
        face_by_another_name 'Times New Roman' 'Liberation Serif'
        echo '</fontconfig>'
    } >"$2/fonts.conf"
    export FONTCONFIG_FILE="$2/fonts.conf"
}
