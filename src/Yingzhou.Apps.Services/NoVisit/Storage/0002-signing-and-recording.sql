-- 会话记录和签名: what happened, line by line, and who signed; JSON arrays, bound by SM3.
alter table novisit_calls add column story text not null default '[]';
alter table novisit_calls add column signatures text not null default '[]';
alter table novisit_calls add column sealed_record text;
alter table novisit_calls add column seal text;

-- 录像: encrypted parts lie in files/recordings, their digests here.
create table novisit_recording_parts (
    call_id  $id$      not null,
    take     $long$    not null,
    sequence integer   not null,
    at       $instant$ not null,
    bytes    $long$    not null,
    sm3      text      not null,
    link     text      not null,
    primary key (call_id, take, sequence)
);

-- Every look at a recording, for whom it shows to see.
create table novisit_recording_views (
    id         $id$      not null primary key,
    region     text      not null,
    version    integer   not null,
    created_at $instant$ not null,
    created_by text      not null,
    updated_at $instant$ not null,
    updated_by text      not null,
    call_id    $id$      not null,
    viewer_id  text      not null,
    viewer     text      not null,
    reason     text      not null,
    at         $instant$ not null
);
create index ix_novisit_recording_views_call_id_at on novisit_recording_views (call_id, at);
