//! Pages set in two columns, as `pdftotext -layout` leaves them: read down and not across.

/// So many lines must have words on both sides of the gutter.
const LEAST: usize = 3;
/// Spaces between two columns.
const GUTTER: usize = 2;
/// A line with both columns is no farther from the next.
const FARTHEST: usize = 30;
/// A side with fewer letters a line is a column of a table, which is read across.
const NARROWEST: usize = 15;

/// A text with the left column of each such block before the right one; `None` where there is none. Cost: linear, as no
/// block is looked for farther than some lines.
pub(super) fn read_down(text: &str) -> Option<String> {
    let lines: Vec<Vec<char>> = text.split('\n').map(|line| line.trim_end().chars().collect()).collect();
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let (mut at, mut changed) = (0, false);
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        let block = gutters(line).find_map(|gutter| Some((gutter, block_of(rest, gutter)?)));
        let Some((gutter, length)) = block else {
            out.push(line.iter().collect());
            at += 1;
            continue;
        };
        let block = rest.get(..length).unwrap_or_default();
        let side = |from: usize, to: usize| {
            block.iter().map(move |line| line.iter().take(to).skip(from).collect::<String>().trim_end().to_owned())
        };
        out.extend(side(0, gutter));
        out.push(String::new());
        out.extend(side(gutter, usize::MAX));
        out.push(String::new());
        (at, changed) = (at + length, true);
    }
    changed.then(|| out.join("\n"))
}

/// Where a second column may begin in a line.
fn gutters(line: &[char]) -> impl Iterator<Item = usize> {
    (GUTTER + 1..line.len()).filter(move |at| is_two(line, *at))
}

/// Whether a line has words in both columns.
fn is_two(line: &[char], gutter: usize) -> bool {
    line.get(gutter).is_some_and(|c| !c.is_whitespace())
        && line.get(gutter - GUTTER..gutter).is_some_and(|space| space.iter().all(|c| *c == ' '))
        && line.get(..gutter - GUTTER).is_some_and(|left| left.iter().any(|c| !c.is_whitespace()))
}

/// How many lines from the first one on are of two columns with this gutter, where they are enough.
fn block_of(lines: &[Vec<char>], gutter: usize) -> Option<usize> {
    let (mut both, mut end, mut left, mut right) = (0, 0, 0, 0);
    for (n, line) in lines.iter().enumerate() {
        let is_page = line.contains(&'\u{c}');
        if is_two(line, gutter) {
            both += 1;
            left += line.iter().take(gutter).collect::<String>().trim().len();
            right += line.len() - gutter;
            end = n + 1;
        } else if is_page || line.len() + GUTTER > gutter && !is_right(line, gutter) || n - end > FARTHEST {
            break;
        } else if !line.is_empty() && (n == end || is_right(line, gutter)) {
            end = n + 1;
        }
    }
    let is_wide = left >= both * NARROWEST && right >= both * NARROWEST;
    (both >= LEAST && is_wide).then_some(end)
}

/// Whether a line has words in the right column alone.
fn is_right(line: &[char], gutter: usize) -> bool {
    line.get(gutter).is_some_and(|c| !c.is_whitespace()) && line.iter().take(gutter).all(|c| *c == ' ')
}

#[cfg(test)]
mod tests {
    use super::read_down;

    #[test]
    fn two_columns_are_read_down() {
        let page = "Talks in Nairobi\n\n\
                    Kenyan President William Ruto met     Boko Haram fighters killed\n\
                    the Chadian leader Mahamat Deby       nine soldiers near Maiduguri\n\
                    in Nairobi on Monday, where both      on Friday, the army said.\n\
                    spoke of trade.\n";
        let read = read_down(page).unwrap();
        let words: Vec<&str> = read.split_whitespace().collect();
        let left = "Talks in Nairobi Kenyan President William Ruto met the Chadian leader Mahamat Deby in Nairobi on \
                    Monday, where both spoke of trade.";
        let right = "Boko Haram fighters killed nine soldiers near Maiduguri on Friday, the army said.";
        assert_eq!(words.join(" "), format!("{left} {right}"));
    }

    #[test]
    fn tables_and_plain_lines_stay() {
        for text in [
            "Town       Dead\nGarissa    12\nIsiolo     3\nMarsabit   7\n",
            "They met.  They spoke of trade for hours.\nThen they left.\nNobody said what came of it.\n",
        ] {
            assert_eq!(read_down(text), None);
        }
    }
}
