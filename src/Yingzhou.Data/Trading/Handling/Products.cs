using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Assets;
using Yingzhou.Data.Opening;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Trading.Handling;

/// <summary>Offers, their review by the operator, and the recall.</summary>
sealed class Products(
    CityContext city,
    CityStep step,
    IAssets assets,
    IOrganisation organisation,
    IPermissions permissions,
    Workdays workdays,
    TimeProvider clock
)
{
    // p05 §4, unconfirmed, so a parameter.
    const int ReviewDays = 15;
    const decimal HighestPrice = 100_000_000;

    static readonly string[] Forms = ["核验接口", "报告", "模型", "沙箱数据集"];

    internal static readonly Fault Unknown = new("trading.none", "没有这个数据产品或订单，请从列表重新进入。", 404);
    internal static readonly Fault Stale = new("trading.stale", "刚才已有人处理过，请刷新后再操作。", 412);

    internal static Fault Wrong(string field, string detail) => new("trading.shape", detail) { Field = field };

    public async Task<Outcome<Guid>> Offer(OfferProduct request, Subject party, CancellationToken cancel)
    {
        if (permissions.Refuse(party, TradingRights.TakePart, TradingRights.Own(party)) is { } refused)
            return refused;
        city.Actors.Current = party.AsActor();
        var held = await assets.Sheet(request.Asset.Trim(), cancel);
        return await step.RunOnce<Guid>(
            nameof(OfferProduct),
            request.Key,
            () => Task.FromResult(Offered(request, party, held?.Asset)),
            cancel
        );
    }

    Outcome<Guid> Offered(OfferProduct request, Subject party, DataAsset? asset)
    {
        if (request.Title.Trim().Length is 0 or > 100)
            return Wrong("title", "请写明产品名称，最多 100 个字。");
        if (!Forms.Contains(request.Form))
            return Wrong("form", $"请选择产品形式：{string.Join("、", Forms)}。");
        if (asset is not { State: AssetState.Registered, Code: { } code } || asset.Holder != party.PartyKey)
            return Wrong("asset", "请写您名下已登记的数据资产编号；没有登记的数据不能上架。");
        if (request.Price is <= 0 or > HighestPrice || decimal.Round(request.Price, 2) != request.Price)
            return Wrong("price", "请写价格，元，最多两位小数。");
        var lines = SplitText.Read(request.Split);
        if (RevenueSplit.Of(new(request.Price), [.. lines.Select(line => line.Share)]).Fault is { } uneven)
            return uneven with { Field = "split" };
        var due = workdays.AddWorkdaysOpen(clock.GetUtcNow().Day(), ReviewDays);
        if (due.Fault is { } beyond)
            return beyond;
        var product = new DataProduct
        {
            Region = organisation.Units().Min(unit => unit.Region)!,
            Title = request.Title.Trim(),
            Form = request.Form,
            Asset = code,
            Seller = party.PartyKey!,
            SellerName = Speaker.NameOf(party),
            Price = request.Price,
            Split = string.Join('\n', lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Who} {line.Share}"))),
            ReviewDueOn = due.Value.Day,
        };
        city.Add(product);
        return product.Id;
    }

    public Task<Outcome<DataProduct>> Review(ReviewProduct request, Subject official, CancellationToken cancel) =>
        Change(
            nameof(ReviewProduct),
            request,
            official,
            ProductState.Offered,
            request.Agrees ? ProductState.Listed : ProductState.Refused,
            cancel
        );

    public Task<Outcome<DataProduct>> Recall(ReviewProduct request, Subject official, CancellationToken cancel) =>
        Change(nameof(Recall), request with { Agrees = false }, official, ProductState.Listed, ProductState.Recalled, cancel);

    Task<Outcome<DataProduct>> Change(
        string doing,
        ReviewProduct request,
        Subject official,
        ProductState from,
        ProductState to,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<DataProduct>(
            doing,
            async () =>
            {
                if (await city.Get<DataProduct>(request.Product, cancel) is not { } product)
                    return Unknown;
                if (permissions.Refuse(official, TradingRights.Operate, TradingRights.Of(product.Region, official)) is { } refused)
                    return refused;
                if (product.Version != request.Seen || product.State != from)
                    return Stale;
                if (!request.Agrees && string.IsNullOrWhiteSpace(request.Words))
                    return Wrong("words", "请写明理由，卖方据此改正，买方据此知情。");
                if (to is ProductState.Listed && await Capped(product, request.Fee.Trim(), cancel) is { } tooDear)
                    return tooDear;
                (product.State, product.Words) = (to, request.Words.Trim());
                return product;
            },
            cancel
        );
    }

    /// <summary>What is made of public data may cost industry no more than the ceiling (p05 R8); a firm sells its own data as it likes.</summary>
    async Task<Fault?> Capped(DataProduct product, string basis, CancellationToken cancel)
    {
        var asset = (await assets.Sheet(product.Asset, cancel))?.Asset;
        if (basis.Length == 0)
            return asset is { IsOfPublicData: true }
                ? FeeBasis.Wrong($"“{product.Title}”用公共数据做成，上架前要核定收费上限，请写收费依据。")
                : null;
        var ceiling = FeeBasis.Ceiling(basis);
        if (ceiling.Fault is { } wrong)
            return wrong;
        if (ceiling.Value.Refuse(product.Title, product.Price) is { } refused)
            return refused with { Field = "fee" };
        (product.FeeBasis, product.PriceCap) = (basis, ceiling.Value.Caps.Single(cap => cap.Service == product.Title).Cap.Yuan);
        return null;
    }
}
