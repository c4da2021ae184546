using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>剖析建议 (p02 R1): proposed from a version, in force only once adopted, from the next pass.</summary>
public sealed class ProposalTests(CityTemplate template) : IDisposable
{
    const string Header = "sfzh,xm,xb,csrq,mz,hyzk,hh,yhzgx,qhdm,dz,sjh,gxsj\n";
    const string Dataset = "population-register";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-proposals-");

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_proposal_is_adopted_by_the_platform_and_judges_the_next_version(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var admin = city.Official("dai-yong", "big-data/platform-admin");
        var stranger = city.Official("chen-haisheng", "dinghai-market-supervision/accept");
        var before = await Load(city, "first");

        var proposals = (await city.Do<IQuality, Outcome<RuleProposal[]>>(q => q.Proposals(Dataset))).Value;
        var shape = Assert.Single(proposals, proposal => proposal is { Kind: ProposalKind.Shape, Column: "dz" });

        Assert.Equal((200, 2), (shape.Rows, shape.Breaking));
        Assert.Equal(403, (await Adopt(city, shape.Rule!.Id, stranger)).Fault?.Status);
        Assert.Equal("quality.no-proposal", (await Adopt(city, "dz.invented", admin)).Fault?.Code);
        CityUnderTest.Succeed(await Adopt(city, shape.Rule.Id, admin));
        // Twice is once: it is a rule now, and not proposed again.
        Assert.Equal("quality.no-proposal", (await Adopt(city, shape.Rule.Id, admin)).Fault?.Code);

        var after = await Load(city, "second");
        var results = await city.Do<IQuality, IReadOnlyList<QualityResult>>(q => q.Results(after.Id));

        Assert.NotEqual(before.Rules, after.Rules);
        Assert.Equal(2, Assert.Single(results, result => result.Rule == shape.Rule.Id).Failed);
    }

    [Fact]
    public async Task Of_what_is_not_there_nothing_is_proposed()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);

        Assert.Equal(404, (await city.Do<IQuality, Outcome<RuleProposal[]>>(q => q.Proposals("nothing"))).Fault?.Status);
        Assert.Equal(404, (await city.Do<IQuality, Outcome<RuleProposal[]>>(q => q.Proposals(Dataset))).Fault?.Status);
    }

    static Task<Outcome<Done>> Adopt(CityUnderTest city, string rule, Assurance.Permission.Subject official) =>
        city.Do<IQuality, Outcome<Done>>(q => q.Adopt(Dataset, rule, official));

    async Task<QualityRun> Load(CityUnderTest city, string batch)
    {
        var file = Path.Combine(folder.FullName, $"{batch}.csv");
        await File.WriteAllTextAsync(
            file,
            Header
                + string.Concat(
                    Enumerable
                        .Range(0, 200)
                        .Select(at =>
                            $"{ResidentId.Compose("330902", new(1990, 1, 1), at * 2 + 1).Number},张三,1,1990-01-01,01,10,{at},01,330902,{(at is 40 or 90 ? "见附件" : $"环城路{at}号")},13805800000,2026-02-01 08:00:00\n"
                        )
                )
        );
        CityUnderTest.Succeed(await city.Do<ILake, Outcome<LakeLoad>>(lake => lake.Load(new(Dataset, batch, file, "p.csv"), Actor.System)));
        var run = await city.Do<IQuality, Outcome<QualityRun>>(quality => quality.Run(Dataset));
        CityUnderTest.Succeed(run);
        return run.Value;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
