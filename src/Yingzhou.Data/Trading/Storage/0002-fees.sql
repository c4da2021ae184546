-- What an official computed the ceiling from when a product of public data was reviewed, and the ceiling.
alter table trading_products add column fee_basis text;
alter table trading_products add column price_cap $decimal$;
