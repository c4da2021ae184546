create table ledger_waiting (
    id      $id$      not null primary key,
    at      $instant$ not null,
    kind    text      not null,
    object  text      not null,
    about   text,
    leaf    text      not null,
    salt    $bytes$   not null,
    payload text      not null
)$compact$;

create table ledger_entries (
    position $long$    not null primary key,
    id       $id$      not null,
    at       $instant$ not null,
    kind     text      not null,
    object   text      not null,
    about    text,
    leaf     text      not null,
    salt     $bytes$,
    payload  text
);
create unique index ix_ledger_entries_id on ledger_entries (id);
create index ix_ledger_entries_object_position on ledger_entries (object, position);
create index ix_ledger_entries_about_position on ledger_entries (about, position);
create index ix_ledger_entries_kind_position on ledger_entries (kind, position);

create table ledger_tiles (
    id     $long$  not null primary key,
    hashes $bytes$ not null
);

create table ledger_heads (
    sequence $long$    not null primary key,
    size     $long$    not null,
    at       $instant$ not null,
    root     $bytes$   not null,
    sm2      $bytes$   not null,
    ed25519  $bytes$   not null
);
create index ix_ledger_heads_size on ledger_heads (size);

create table ledger_cosignatures (
    witness   text      not null,
    sequence  $long$    not null,
    at        $instant$ not null,
    signature $bytes$   not null,
    primary key (witness, sequence)
)$compact$;
create index ix_ledger_cosignatures_sequence on ledger_cosignatures (sequence);

create table ledger_anchors (
    anchor   text      not null,
    sequence $long$    not null,
    at       $instant$ not null,
    receipt  text      not null,
    primary key (anchor, sequence)
)$compact$;

create table ledger_checks (
    at      $instant$ not null primary key,
    size    $long$    not null,
    finding text
)$compact$;
