//! What makes two inputs the same article.

/// How the id of an article begins that has no address.
const OF_TEXT: &str = "text:";

/// An address without what does not name the page: fragment, tracking parameters, `www.`, scheme and final slash.
pub fn canonical_url(url: &str) -> String {
    let url = url.trim();
    let url = url.split('#').next().unwrap_or_default();
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let address = address.split_once("://").map_or(address, |(_, a)| a);
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let mut canonical = format!("{host}/{}", path.trim_end_matches('/'));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|p| !p.is_empty() && !p.starts_with("utm_") && !p.starts_with("fbclid") && !p.starts_with("gclid"))
        .collect();
    if !kept.is_empty() {
        canonical.push('?');
        canonical.push_str(&kept.join("&"));
    }
    canonical
}

/// The id of an article that has no address: made of its words, so that white space does not count.
pub fn text_id(text: &str) -> String {
    format!("{OF_TEXT}{:016x}", text_hash(text))
}

/// Whether an id is one that a text gave.
pub fn is_text_id(id: &str) -> bool {
    id.starts_with(OF_TEXT)
}

/// A 64-bit hash (FNV-1a) of a text's words.
fn text_hash(text: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    for word in text.split_whitespace() {
        word.bytes().for_each(&mut add);
        add(b' ');
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_without_what_does_not_name_the_page() {
        let plain = canonical_url("https://example.org/a/b");
        for url in
            ["http://www.example.org/a/b/", "https://Example.org/a/b#top", "https://example.org/a/b?utm_source=x"]
        {
            assert_eq!(canonical_url(url), plain, "{url}");
        }
        assert_ne!(canonical_url("https://example.org/a/b?id=3"), plain);
    }

    #[test]
    fn white_space_does_not_make_another_text_and_a_letter_does() {
        assert_eq!(text_id("They  met.\n"), text_id("They met."));
        assert_ne!(text_id("They met."), text_id("They meet."));
        assert_ne!(text_id("They met."), text_id("THEY MET."));
    }
}
