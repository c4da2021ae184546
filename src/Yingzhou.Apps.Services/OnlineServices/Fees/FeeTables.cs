using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.OnlineServices.Fees;

sealed class FeeTables : TableSet
{
    public override string Prefix => "fees_";

    public override void Map(ModelBuilder model) =>
        model.Entity<CaseFee>(fee =>
        {
            fee.ToTable("fees_orders");
            fee.Ignore(f => f.State);
            fee.HasIndex(f => f.CaseId).IsUnique();
            fee.HasIndex(f => f.OrderNumber).IsUnique();
            fee.HasIndex(f => f.PartyKey);
            fee.HasIndex(f => new { f.Region, f.Id });
        });
}
