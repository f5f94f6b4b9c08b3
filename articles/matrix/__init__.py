"""The facts matrix, claims × outlets: what it is made of, how it is built, and what people walk along."""
