//! An analysed article into nodes and claims.
