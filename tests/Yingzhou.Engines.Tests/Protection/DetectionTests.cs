using Yingzhou.Data.Detection;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Engines.Tests.PublicData;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using static Yingzhou.Engines.Tests.PublicData.SharingCity;

namespace Yingzhou.Engines.Tests.Protection;

/// <summary>Columns of the lake that hold more than was declared.</summary>
public sealed class DetectionTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P15_1_numbers_in_addresses_raise_the_dataset_until_its_owner_has_decided(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        // Addresses (L1) in which somebody wrote who lives there, in 26 of 100.
        await city.Load(
            Firms,
            "tyshxydm,mc,fddbr,hydm,zczb,clrq,zxrq,djzt,zs,qhdm,lxdh\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 1_200)
                        .Select(i =>
                            $"9133090{i:0000000000},海味{i}店,王某,H1,{i}.5,2020-01-01,,1,{(i % 100 < 26 ? $"联系人{ResidentId.Compose("330902", new DateOnly(1960, 1, 1).AddDays(i), i % 1_000).Number}" : $"海港路{i}号")},330921106,\n"
                        )
                )
        );
        Task<T> Ask<T>(Func<ISensitiveData, Task<T>> ask) => city.Do(ask);

        Assert.True(await Ask(sensitive => sensitive.Look()) > 0);
        Assert.Equal(0, await Ask(sensitive => sensitive.Look()));
        var found = Assert.Single(await Ask(sensitive => sensitive.List()), one => one.ColumnName == "zs");
        Assert.True(found.IsConflict);
        Assert.Equal((DataLevel.L1, DataLevel.L3, SensitiveKind.ResidentId), (found.Declared, found.Proposed, found.Kind));
        Assert.InRange(found.Hits, 200, 320);
        Assert.Equal(DataLevel.L3, await Ask(sensitive => sensitive.LevelOf(Firms, DataLevel.L1)));

        Assert.Equal(403, (await Ask(sensitive => sensitive.Decide(Firms, "zs", true, null, city.Commissioner("tax")))).Fault?.Status);
        Assert.Equal(
            "reason",
            (await Ask(sensitive => sensitive.Decide(Firms, "zs", false, " ", city.Commissioner("market-supervision")))).Fault?.Field
        );
        CityUnderTest.Succeed(
            await Ask(sensitive => sensitive.Decide(Firms, "zs", false, "演练数据，已清洗", city.Commissioner("market-supervision")))
        );
        Assert.Equal(DataLevel.L1, await Ask(sensitive => sensitive.LevelOf(Firms, DataLevel.L1)));
        // Another version asks nobody again about the same thing.
        await city.LoadFirms(30);
        Assert.True(await Ask(sensitive => sensitive.Look()) > 0);
        Assert.DoesNotContain(await Ask(sensitive => sensitive.List()), one => one.ColumnName == "zs");
    }
}
