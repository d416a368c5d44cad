//! `gongwen check` on files as they are.

mod given;
mod layout;
mod pages;
