using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Lake;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Trading.Handling;

/// <summary>Which parties of orders belong together (关联方), as the register of market entities has it: the same person represents both. A firm that the register does not name is tied to nobody.</summary>
sealed class TiedParties(CityContext city, ILake lake, DuckDb duck)
{
    // The register's dataset and columns are the city's standard ones (一数一源).
    const string Register = "enterprise-register";

    public async Task<IReadOnlyList<PartyTie>> Of(IReadOnlyList<DataOrder> orders, CancellationToken cancel)
    {
        if (orders.Count == 0 || await lake.Version(Register, null, cancel) is not { Succeeded: true, Value: var register })
            return [];
        var products = orders.Select(order => order.ProductId).ToHashSet();
        var sellers = await city.Set<DataProduct>()
            .AsNoTracking()
            .Where(product => products.Contains(product.Id))
            .Select(product => new { product.Seller, product.SellerName })
            .ToListAsync(cancel);
        var names = sellers
            .Select(one => (Party: one.Seller, Name: one.SellerName))
            .Concat(orders.Select(order => (Party: order.Buyer, Name: order.BuyerName)))
            .Distinct()
            .ToLookup(one => one.Name, one => one.Party);
        var represented = new List<(string Person, string Party)>();
        using var connection = duck.Open();
        using var reader = DuckDb.Ask(
            connection,
            $"select fddbr, mc from {DuckDb.Files(register.Files)} where fddbr is not null and mc in ({string.Join(", ", names.Select(one => DuckDb.Text(one.Key)))})"
        );
        while (reader.Read())
            foreach (var party in names[reader.GetString(1)])
                represented.Add((reader.GetString(0), party));
        return
        [
            .. represented
                .GroupBy(one => one.Person, one => one.Party)
                .SelectMany(parties => parties.Distinct().Skip(1).Select(party => new PartyTie(parties.First(), party))),
        ];
    }
}
