create table finance_contracts (
    id               $id$      not null primary key,
    region           text      not null,
    version          integer   not null,
    created_at       $instant$ not null,
    created_by       text      not null,
    updated_at       $instant$ not null,
    updated_by       text      not null,
    application      $id$      not null,
    party_key        text      not null,
    firm_name        text      not null,
    bank             text      not null,
    bank_name        text      not null,
    title            text      not null,
    number           text      not null,
    amount           $decimal$ not null,
    signed_on        $day$     not null,
    disbursed_on     $day$     not null,
    ends_on          $day$     not null,
    repaid_on        $day$,
    renewal_asked_on $day$,
    renewal_answer   text
);
create unique index ix_finance_contracts_application on finance_contracts (application);
create index ix_finance_contracts_party_key on finance_contracts (party_key);
create index ix_finance_contracts_bank_ends_on on finance_contracts (bank, ends_on);
