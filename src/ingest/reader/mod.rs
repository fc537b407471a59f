//! Files and streams into articles.
