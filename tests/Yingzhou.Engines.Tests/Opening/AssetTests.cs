using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Assets;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Engines.Tests.PublicData;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.Opening;

/// <summary>数据资产登记 (p05 R9–R11): check, notice, objection, code, examiner, value, pledge.</summary>
public sealed class AssetTests(CityTemplate template)
{
    static string Digest(int at) => Sm3.Hex($"block {at}");

    static Task<Subject> Party(CityUnderTest city, Person person) =>
        city.Do<PersonalCipher, Subject>(cipher => Task.FromResult(person.Subject(cipher)));

    static Task<T> Assets<T>(CityUnderTest city, Func<IAssets, Task<T>> ask) => city.Do(ask);

    static async Task<DataAsset> Submitted(CityUnderTest city, Person holder, int from, int upTo, string? sources = null)
    {
        var party = await Party(city, holder);
        var submitted = await Assets(
            city,
            assets =>
                assets.Submit(
                    new(
                        Guid.NewGuid().ToString(),
                        "渔获交易价格数据",
                        ["持有权", "经营权"],
                        sources ?? $"{Digest(-1)} 采集合同",
                        string.Join('\n', Enumerable.Range(from, upTo - from).Select(Digest))
                    ),
                    party
                )
        );
        CityUnderTest.Succeed(submitted);
        return (await Assets(city, assets => assets.Sheet(submitted.Value.ToString())))!.Asset;
    }

    static Task<Outcome<DataAsset>> Check(CityUnderTest city, DataAsset asset, bool agrees = true, string words = "") =>
        Assets(city, assets => assets.Check(new(asset.Id, asset.Version, agrees, words), city.Administrator()));

    static async Task<DataAsset> Read(CityUnderTest city, Guid id) => (await Assets(city, assets => assets.Sheet(id.ToString())))!.Asset;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_asset_stands_its_notice_gets_its_code_is_valued_pledged_once_and_cancelled_when_free(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var gapped = await Submitted(city, Given.LinHaiyan, 0, 10, "听说来自渔业局\nno-such-set@1.0.0");
        Assert.Equal("asset.source-gap", (await Check(city, gapped)).Fault?.Code);
        Assert.Equal("assets.words", (await Check(city, gapped, agrees: false)).Fault?.Code);
        CityUnderTest.Succeed(await Check(city, gapped, agrees: false, "来源没有证明"));

        var asset = await Submitted(city, Given.LinHaiyan, 0, 10);
        var noticed = await Check(city, asset);
        CityUnderTest.Succeed(noticed);
        Assert.Equal(new(2026, 3, 16), noticed.Value.NoticeUntil);
        Assert.Equal(0, await Assets(city, assets => assets.Settle()));
        city.Clock.SetUtcNow(CityTime.StartOf(new(2026, 3, 17)).AddHours(9));
        Assert.Equal(1, await Assets(city, assets => assets.Settle()));
        var registered = await Read(city, asset.Id);
        Assert.Equal(("ZC-2026-000001", new DateOnly(2029, 3, 17), true), (registered.Code, registered.ValidUntil, registered.IsGenuine));

        // The figures of the page.
        Task<Outcome<DataAsset>> Value(DataAsset one) =>
            Assets(
                city,
                assets =>
                    assets.Value(
                        new(
                            one.Id,
                            one.Version,
                            [1_260_000, 180_000],
                            0.2m,
                            0.9276m,
                            [320_000, 384_000, 422_400, 422_400, 380_160],
                            0.12m,
                            0.35m,
                            ValuationMethod.Cost
                        ),
                        city.Administrator()
                    )
            );
        var valued = await Value(registered);
        CityUnderTest.Succeed(valued);
        Assert.Equal((1_068_595.20m, 2.22m), (valued.Value.Value, valued.Value.ValuationSheet.Spread));
        async Task<Outcome<DataAsset>> Pledge(string bank, decimal? amount)
        {
            var now = await Read(city, asset.Id);
            return await Assets(city, assets => assets.Pledge(new(now.Id, now.Version, bank, amount), city.Administrator()));
        }
        var holder = await Party(city, Given.LinHaiyan);
        async Task<Outcome<DataAsset>> Cancel(Subject by)
        {
            var now = await Read(city, asset.Id);
            return await Assets(city, assets => assets.Cancel(now.Id, now.Version, by));
        }
        Assert.Equal("pledge.too-high", (await Pledge("舟山银行", 534_297.61m)).Fault?.Code);
        CityUnderTest.Succeed(await Pledge("舟山银行", 534_297.60m));
        Assert.Equal("pledge.frozen", (await Pledge("普陀银行", 1)).Fault?.Code);
        Assert.Equal("pledge.no-cancelling", (await Cancel(holder)).Fault?.Code);
        Assert.Equal("pledge.other-bank", (await Pledge("普陀银行", null)).Fault?.Code);
        CityUnderTest.Succeed(await Pledge("舟山银行", null));
        Assert.Equal("assets.none", (await Cancel(await Party(city, Given.FangDahai))).Fault?.Code);
        CityUnderTest.Succeed(await Cancel(holder));
    }

    [Fact]
    public async Task An_open_objection_holds_it_and_what_overlaps_goes_to_another_pair_of_eyes()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var first = await Submitted(city, Given.LinHaiyan, 0, 10);
        CityUnderTest.Succeed(await Check(city, first));
        var objector = await Party(city, Given.FangDahai);
        Assert.Equal(
            "assets.own",
            (await Assets(city, async assets => await assets.Object(first.Id, "是我的", await Party(city, Given.LinHaiyan)))).Fault?.Code
        );
        CityUnderTest.Succeed(await Assets(city, assets => assets.Object(first.Id, "其中三块是我的", objector)));
        city.Clock.SetUtcNow(CityTime.StartOf(new(2026, 3, 17)).AddHours(9));
        Assert.Equal("assets.no-notice", (await Assets(city, assets => assets.Object(first.Id, "再提", objector))).Fault?.Code);
        Assert.Equal(0, await Assets(city, assets => assets.Settle()));
        var objection = Assert.Single((await Assets(city, assets => assets.Sheet(first.Id.ToString())))!.Objections);
        CityUnderTest.Succeed(
            await Assets(city, assets => assets.Decide(new(objection.Id, objection.Version, false, "查无依据"), city.Administrator()))
        );
        Assert.Equal(1, await Assets(city, assets => assets.Settle()));

        // Four of ten blocks are the same.
        var second = await Submitted(city, Given.FangDahai, 6, 16);
        CityUnderTest.Succeed(await Check(city, second));
        city.Clock.SetUtcNow(CityTime.StartOf(new(2026, 4, 10)).AddHours(9));
        Assert.Equal(1, await Assets(city, assets => assets.Settle()));
        var examined = await Read(city, second.Id);
        Assert.Equal(AssetState.Examined, examined.State);
        Assert.Contains("重合", examined.Words, StringComparison.Ordinal);
        Task<Outcome<DataAsset>> Examine(Subject by) =>
            Assets(city, assets => assets.Examine(new(examined.Id, examined.Version, true, "两家同源采购，均有合同"), by));
        Assert.Equal("assets.same-eyes", (await Examine(city.Administrator())).Fault?.Code);
        CityUnderTest.Succeed(await Examine(city.DataOfficer("big-data")));
        Assert.Equal("ZC-2026-000002", (await Read(city, second.Id)).Code);
    }
}
