//! The form of the tables in `data/`: one row a line, fields parted by tabs, `#` starts a comment line.

/// The rows of a table, each cut into exactly `N` fields; fields that a row lacks are empty.
pub(super) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut row = [""; N];
        row.iter_mut().zip(line.split('\t')).for_each(|(field, text)| *field = text.trim());
        row
    })
}

/// The items of a field that lists several.
pub(super) fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(',').map(str::trim).filter(|item| !item.is_empty())
}
