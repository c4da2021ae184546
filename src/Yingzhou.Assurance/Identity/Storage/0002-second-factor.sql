create table id_totp (
    account_id   $id$      not null primary key,
    secret       text      not null,
    confirmed_at $instant$,
    last_step    $long$
);

alter table id_sessions add column device text;
alter table id_accounts add column signed_out_at $instant$;
