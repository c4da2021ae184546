using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Trading.Storage;

sealed class TradingTables : TableSet
{
    public override string Prefix => "trading_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<TradingNumber>(number =>
        {
            number.ToTable("trading_numbers");
            number.HasKey(n => n.Day);
            number.Property(n => n.Day).ValueGeneratedNever();
        });
        model.Entity<DataProduct>(product =>
        {
            product.ToTable("trading_products");
            product.Ignore(p => p.SplitLines);
            product.HasIndex(p => p.Seller);
            product.HasIndex(p => p.State);
        });
        model.Entity<DataOrder>(order =>
        {
            order.ToTable("trading_orders");
            order.Ignore(o => o.Payout);
            order.Ignore(o => o.Rule);
            order.HasIndex(o => o.Code).IsUnique();
            order.HasIndex(o => o.Payment).IsUnique();
            order.HasIndex(o => o.Buyer);
            order.HasIndex(o => o.Seller);
            order.HasIndex(o => o.State);
        });
    }
}
