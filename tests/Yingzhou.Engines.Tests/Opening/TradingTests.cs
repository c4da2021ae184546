using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Assets;
using Yingzhou.Data.Trading;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Engines.Tests.PublicData;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.Opening;

/// <summary>数据交易 (p05 §2, §4, R12): offer, review, order, payment, delivery, settlement, dispute, recall.</summary>
public sealed class TradingTests(CityTemplate template)
{
    const string Split = "授权运营机构 0.35\n数据提供单位 0.45\n平台 0.20";

    static readonly DateTimeOffset Registered = CityTime.StartOf(new(2026, 3, 17)).AddHours(9);

    static Task<Subject> Party(CityUnderTest city, Person person) =>
        city.Do<PersonalCipher, Subject>(cipher => Task.FromResult(person.Subject(cipher)));

    static Task<T> Market<T>(CityUnderTest city, Func<ITrading, Task<T>> ask) => city.Do(ask);

    /// <summary>An asset of the seller that has its code.</summary>
    static async Task<string> Asset(CityUnderTest city, Subject seller, string content = "渔获价格", int daysLater = 0)
    {
        var digest = Sm3.Hex(content);
        var submitted = await city.Do<IAssets, Outcome<Guid>>(assets =>
            assets.Submit(new(Guid.NewGuid().ToString(), "渔获价格", ["经营权"], $"{digest} 采集合同", digest), seller)
        );
        CityUnderTest.Succeed(submitted);
        var sheet = await city.Do<IAssets, AssetSheet?>(assets => assets.Sheet(submitted.Value.ToString()));
        CityUnderTest.Succeed(
            await city.Do<IAssets, Outcome<DataAsset>>(assets =>
                assets.Check(new(submitted.Value, sheet!.Asset.Version, true, ""), city.Administrator())
            )
        );
        city.Clock.SetUtcNow(Registered.AddDays(daysLater));
        await city.Do<IAssets, int>(assets => assets.Settle());
        return (await city.Do<IAssets, AssetSheet?>(assets => assets.Sheet(submitted.Value.ToString())))!.Asset.Code!;
    }

    static Task<Outcome<Guid>> Offer(CityUnderTest city, Subject seller, string asset, decimal price = 100.01m, string split = Split) =>
        Market(city, market => market.Offer(new(Guid.NewGuid().ToString(), "渔获价格指数", "报告", asset, price, split), seller));

    static async Task<DataProduct> Listed(CityUnderTest city, Subject seller, string asset)
    {
        CityUnderTest.Succeed(await Offer(city, seller, asset));
        var offered = (await Market(city, market => market.Offers(seller)))[0];
        var listed = await Market(city, market => market.Review(new(offered.Id, offered.Version, true, ""), city.Administrator()));
        CityUnderTest.Succeed(listed);
        return listed.Value;
    }

    static async Task<DataOrder> Order(CityUnderTest city, DataProduct product, Subject buyer, string key)
    {
        var placed = await Market(city, market => market.Order(new(key, product.Id, "鱼市行情分析"), buyer));
        CityUnderTest.Succeed(placed);
        return await Read(city, placed.Value);
    }

    static async Task<DataOrder> Read(CityUnderTest city, Guid id) =>
        (await Market(city, market => market.AllOrders(city.Administrator()))).Single(order => order.Id == id);

    static async Task<Outcome<DataOrder>> Act(CityUnderTest city, Guid id, OrderStep step, Subject by)
    {
        var now = await Read(city, id);
        return await Market(city, market => market.Act(id, now.Version, step, by));
    }

    static async Task<StatementRead> Pay(CityUnderTest city, string statement)
    {
        var read = await Market(city, market => market.Reconcile(statement, city.Administrator()));
        CityUnderTest.Succeed(read);
        return read.Value;
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P05_6_and_P05_8_three_tries_are_one_order_two_notices_one_payment_and_the_parts_are_the_whole(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var (seller, buyer) = (await Party(city, Given.LinHaiyan), await Party(city, Given.FangDahai));
        var product = await Listed(city, seller, await Asset(city, seller));

        var order = await Order(city, product, buyer, "once");
        Assert.Equal(order.Id, (await Order(city, product, buyer, "once")).Id);
        Assert.Equal(order.Id, (await Order(city, product, buyer, "once")).Id);
        Assert.Single(await Market(city, market => market.Orders(buyer)));
        Assert.Equal("SJ20260317-0001", order.Code);

        // Paid before it is signed, and with another amount: both stay open.
        Assert.Single((await Pay(city, $"B1 {order.Code} 100.01")).Open);
        CityUnderTest.Succeed(await Act(city, order.Id, OrderStep.Sign, buyer));
        Assert.Single((await Pay(city, $"B1 {order.Code} 100.00")).Open);
        var paid = await Pay(
            city,
            $"B1 {order.Code} 100.01\nB1 {order.Code} 100.01\nB2 {order.Code} 100.01\nB3 SJ20260317-0099 5\nnonsense"
        );
        Assert.Equal((1, 1, 3), (paid.Applied, paid.Known, paid.Open.Count));
        Assert.Equal(0, (await Pay(city, $"B1 {order.Code} 100.01")).Applied);

        Assert.Equal("trading.none", (await Act(city, order.Id, OrderStep.Deliver, buyer)).Fault?.Code);
        CityUnderTest.Succeed(await Act(city, order.Id, OrderStep.Deliver, seller));
        city.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Market(city, market => market.Settle()));
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Market(city, market => market.Settle()));
        Assert.Equal(0, await Market(city, market => market.Settle()));

        var settled = await Read(city, order.Id);
        Assert.Equal(TradeState.Settled, settled.State);
        Assert.Equal([("授权运营机构", 35.00m), ("数据提供单位", 45.01m), ("平台", 20.00m)], settled.Payout);
    }

    [Fact]
    public async Task A_product_is_made_of_an_asset_of_its_seller_and_shares_that_are_no_whole_are_refused()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var (seller, other) = (await Party(city, Given.LinHaiyan), await Party(city, Given.FangDahai));
        var asset = await Asset(city, seller);

        Assert.Equal("asset", (await Offer(city, other, asset)).Fault?.Field);
        Assert.Equal("asset", (await Offer(city, seller, "ZC-2026-999999")).Fault?.Field);
        Assert.Equal("price", (await Offer(city, seller, asset, price: 0.001m)).Fault?.Field);
        Assert.Equal("split", (await Offer(city, seller, asset, split: "甲 0.5\n乙 0.4")).Fault?.Field);
        Assert.Equal("split", (await Offer(city, seller, asset, split: "甲 一半")).Fault?.Field);
        CityUnderTest.Succeed(await Offer(city, seller, asset));
        var offered = Assert.Single(await Market(city, market => market.Offers(seller)));
        Assert.Equal(
            "words",
            (await Market(city, market => market.Review(new(offered.Id, offered.Version, false, ""), city.Administrator()))).Fault?.Field
        );
        // What is not listed cannot be ordered, nor can one's own.
        Assert.Equal("trading.none", (await Market(city, market => market.Order(new("k", offered.Id, "用途"), other))).Fault?.Code);
        Assert.Empty(await Market(city, market => market.Listed()));
    }

    [Fact]
    public async Task A_dispute_holds_back_the_payout_and_a_recalled_product_cannot_be_ordered_but_its_buyers_are_known()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var (seller, buyer) = (await Party(city, Given.LinHaiyan), await Party(city, Given.FangDahai));
        var product = await Listed(city, seller, await Asset(city, seller));
        Assert.Equal("trading.own", (await Market(city, market => market.Order(new("k", product.Id, "用途"), seller))).Fault?.Code);
        var order = await Order(city, product, buyer, "a");
        CityUnderTest.Succeed(await Act(city, order.Id, OrderStep.Sign, buyer));
        await Pay(city, $"B7 {order.Code} 100.01");
        CityUnderTest.Succeed(await Act(city, order.Id, OrderStep.Deliver, seller));
        CityUnderTest.Succeed(await Act(city, order.Id, OrderStep.Dispute, buyer));
        city.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await Market(city, market => market.Settle()));

        var refused = await Market(city, async market => await market.Refund(order.Id, (await Read(city, order.Id)).Version, buyer));
        Assert.False(refused.Succeeded);
        var refunded = await Market(
            city,
            async market => await market.Refund(order.Id, (await Read(city, order.Id)).Version, city.Administrator())
        );
        CityUnderTest.Succeed(refunded);

        CityUnderTest.Succeed(
            await Market(city, market => market.Recall(new(product.Id, product.Version, false, "授权被撤回"), city.Administrator()))
        );
        Assert.Equal("trading.none", (await Market(city, market => market.Order(new("b", product.Id, "用途"), buyer))).Fault?.Code);
        Assert.Equal(
            [buyer.PartyKey],
            (await Market(city, market => market.AllOrders(city.Administrator())))
                .Where(one => one.ProductId == product.Id)
                .Select(one => one.Buyer)
        );
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P05_1_a_price_above_the_ceiling_is_not_listed_and_the_ceiling_stands_with_the_product(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var seller = await Party(city, Given.LinHaiyan);
        var asset = await Asset(city, seller);
        const string basis =
            "准许成本 1860000\n经营资产 4200000\n准许收益率 0.06\n上期超收 90000\n服务 渔获价格指数 0.4 1200000\n服务 乙 6 60000\n服务 丙 15 18000";

        Assert.Equal("fee", (await Reviewed(0.74m, basis)).Fault?.Field);
        Assert.Equal("fee", (await Reviewed(0.73m, "准许成本 很多")).Fault?.Field);
        Assert.Equal("fee", (await Reviewed(0.73m, basis.Replace("渔获价格指数", "甲", StringComparison.Ordinal))).Fault?.Field);
        var listed = await Reviewed(0.73m, basis);

        CityUnderTest.Succeed(listed);
        Assert.Equal((ProductState.Listed, 0.73m, basis), (listed.Value.State, listed.Value.PriceCap, listed.Value.FeeBasis));
        // Its own data a firm sells as it likes.
        CityUnderTest.Succeed(await Reviewed(500, ""));

        async Task<Outcome<DataProduct>> Reviewed(decimal price, string fee)
        {
            var id = await Offer(city, seller, asset, price);
            CityUnderTest.Succeed(id);
            return await Market(city, market => market.Review(new(id.Value, 1, true, "", fee), city.Administrator()));
        }
    }

    [Fact]
    public async Task P05_money_that_comes_back_stands_among_the_suspected_orders_for_officials_only()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var (left, right) = (await Party(city, Given.LinHaiyan), await Party(city, Given.FangDahai));
        var there = await Order(city, await Listed(city, left, await Asset(city, left)), right, "there");
        await Bought(there, right);
        Assert.Empty(await Market(city, market => market.Suspected(city.Administrator())));

        var back = await Order(city, await Listed(city, right, await Asset(city, right, "航次上座", daysLater: 24)), left, "back");
        await Bought(back, left);

        var found = Assert.Single(await Market(city, market => market.Suspected(city.Administrator())));
        Assert.Equal(WashReason.Returned, found.Reason);
        Assert.Equal([there.Code, back.Code], found.Orders.Select(order => order.Code).Order(StringComparer.Ordinal));
        Assert.Empty(await Market(city, market => market.Suspected(left)));

        async Task Bought(DataOrder order, Subject buyer)
        {
            CityUnderTest.Succeed(await Act(city, order.Id, OrderStep.Sign, buyer));
            await Pay(city, $"P{order.Code} {order.Code} 100.01");
        }
    }
}
