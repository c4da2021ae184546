using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Assets;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Trading.Demo;

/// <summary>
/// A market of the demonstration: two enterprises whose assets were registered two months ago sell what they made of them, one product waits for its review, and money that went round between the two
/// stands among the suspected orders.
/// </summary>
sealed class DemoMarket(
    CityContext city,
    CityStep step,
    ITrading market,
    IOrganisation organisation,
    CityPeople people,
    PersonalCipher cipher,
    TimeProvider clock
) : IDemoSeed
{
    const string Operator = "big-data/platform-admin";
    const string Split = "数据持有企业 0.70\n授权运营机构 0.20\n交易平台 0.10";
    const int DaysAgo = 60;

    public async Task Seed(CancellationToken cancel)
    {
        if (people.Enterprises is not [var seafood, var ferry, ..] || await city.Set<DataProduct>().AnyAsync(cancel))
            return;
        var (seller, other) = (Of(seafood), Of(ferry));
        var official =
            organisation.HoldersOf(Operator) is [var holder, ..] && organisation.Acting(holder.Official.Id, Operator) is { } acting
                ? acting
                : throw new InvalidOperationException($"Nobody holds {Operator}");
        var (cold, sailing) = (
            await Registered("冷库能耗与库存记录（演示）", seller, cancel),
            await Registered("航次上座记录（演示）", other, cancel)
        );

        var index = await Listed("水产冷库周转指数", "报告", cold, 1_200, seller, official, cancel);
        var seats = await Listed("海岛航线客流预测", "模型", sailing, 1_150, other, official, cancel);
        await Take("demo-check", "冷库在库货值核验", "核验接口", cold, 0.8m, seller, cancel);

        // Each buys from the other within the same weeks, for nearly the same money.
        await Bought("demo-1", index, other, seller, official, "冷藏船期安排", cancel);
        await Bought("demo-2", seats, seller, other, official, "备货计划", cancel);
    }

    Subject Of(CityEnterprise firm) =>
        new()
        {
            Kind = SubjectKind.Enterprise,
            AccountId = "demo",
            Name = firm.Name,
            PartyKey = cipher.PartyKey(firm.Uscc),
            PartyName = firm.Name,
            Level = RealNameLevel.A3,
        };

    /// <summary>As it stands after its notice: a demonstration cannot wait ten working days.</summary>
    async Task<string> Registered(string title, Subject holder, CancellationToken cancel)
    {
        var day = clock.GetUtcNow().Day().AddDays(-DaysAgo);
        var start = FormattableString.Invariant($"ZC-{day.Year:0000}-");
        city.Actors.Current = Actor.System;
        var added = await step.Run<string>(
            nameof(DemoMarket),
            async () =>
            {
                var last = await city.Set<DataAsset>().Where(one => one.Code!.StartsWith(start)).MaxAsync(one => one.Code, cancel);
                var next = last is null ? 1 : int.Parse(last[start.Length..], System.Globalization.CultureInfo.InvariantCulture) + 1;
                var asset = new DataAsset
                {
                    Region = organisation.Units().Min(unit => unit.Region)!,
                    Title = title,
                    Holder = holder.PartyKey!,
                    HolderName = holder.PartyName!,
                    Rights = "持有权、经营权",
                    Sources = $"{Digest($"{title} 采集合同")} 自有设备采集合同",
                    Gaps = "",
                    Digests = Digest(title),
                    CheckDueOn = day.AddDays(-20),
                    State = AssetState.Registered,
                    NoticeUntil = day.AddDays(-1),
                    Code = FormattableString.Invariant($"{start}{next:000000}"),
                    RegisteredOn = day,
                    ValidUntil = day.AddYears(AssetWay.ValidYears),
                };
                asset.Seal = asset.Sealed;
                city.Add(asset);
                return asset.Code;
            },
            cancel
        );
        return Done(added, title);
    }

    async Task<Guid> Take(string key, string title, string form, string asset, decimal price, Subject seller, CancellationToken cancel) =>
        Done(await market.Offer(new(key, title, form, asset, price, Split), seller, cancel), title);

    async Task<DataProduct> Listed(
        string title,
        string form,
        string asset,
        decimal price,
        Subject seller,
        Subject official,
        CancellationToken cancel
    )
    {
        var id = await Take($"demo-{title}", title, form, asset, price, seller, cancel);
        var offered = (await market.Offers(seller, cancel)).Single(one => one.Id == id);
        return Done(await market.Review(new(id, offered.Version, Agrees: true, "材料齐全，来源清楚"), official, cancel), title);
    }

    async Task Bought(
        string key,
        DataProduct product,
        Subject buyer,
        Subject seller,
        Subject official,
        string purpose,
        CancellationToken cancel
    )
    {
        var id = Done(await market.Order(new(key, product.Id, purpose), buyer, cancel), product.Title);
        await Act(id, OrderStep.Sign, buyer, cancel);
        var order = (await market.Orders(buyer, cancel)).Single(one => one.Id == id);
        var paid = Done(
            await market.Reconcile(
                FormattableString.Invariant($"{key.ToUpperInvariant()} {order.Code} {order.Amount:0.00}"),
                official,
                cancel
            ),
            product.Title
        );
        if (paid.Open is [var open, ..])
            throw new InvalidOperationException($"The payment of {order.Code} stayed open: {open}");
        await Act(id, OrderStep.Deliver, seller, cancel);
    }

    async Task Act(Guid id, OrderStep what, Subject by, CancellationToken cancel)
    {
        var seen = (await market.Orders(by, cancel)).Single(one => one.Id == id).Version;
        Done(await market.Act(id, seen, what, by, cancel), what.ToString());
    }

    static T Done<T>(Outcome<T> outcome, string what) =>
        outcome.Fault is { } fault
            ? throw new InvalidOperationException($"{what} of the demonstration's market is refused: {fault}")
            : outcome.Value;

    static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
