using System.Text;
using Yingzhou.Assurance.Identity;
using Yingzhou.Data.Golden;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.PublicData.Demo;

/// <summary>Gives the demonstration's lake a little data: three tables with known errors, a file with a row kept apart, and one that is refused.</summary>
sealed class DemoLoads(ILake lake, IQuality quality, IGolden golden, DepartmentalData data, DuckDb duck, TimeProvider clock) : IDemoSeed
{
    const long People = 3_000;
    const long Enterprises = 800;
    const long Payments = 6_000;
    const long Dice = 20260101;

    const string Insured =
        "sfzh, xm, '310' as cblx, '参保' as cbzt, null::varchar as tyshxydm, case when row_number % 20 = 1 then '139' || lpad((row_number % 100000000)::varchar, 8, '0') else sjh end as sjh";

    const string Taxed =
        "tyshxydm, case when row_number % 20 = 1 then replace(mc, '有限公司', '公司') else mc end as mc, hydm, case when row_number % 25 = 2 then '2' else djzt end as nsrzt, fddbr";

    const string Boats = """
        船舶登记号,船名,水上移动识别码,总吨,船舶所有人,船籍港,检验证书有效期止
        3309001001,浙普渔60101,412400101,148,沈海波,沈家门,2027-05-31
        3309001002,浙普渔60102,412400102,152,乐国良,沈家门,2027-03-15
        3309001003,浙岱渔11203,412400203,一百三十,夏志远,高亭,2026-12-20
        3309001004,浙嵊渔05404,412400304,97,翁舟燕
        """;

    const string TwiceTheSameHeader = """
        许可证编号,主体名称,主体名称,有效期止
        JY23309000001,舟山海之味餐饮管理有限公司,海之味,2029-08-01
        """;

    public async Task Seed(CancellationToken cancel)
    {
        if ((await lake.Version("population-register", cancel: cancel)).Succeeded)
            return;
        var folder = Directory.CreateTempSubdirectory("yz-demo-data-");
        try
        {
            foreach (var table in data.Write(People, Enterprises, Payments, Dice, clock.GetUtcNow().Day(), folder.FullName))
                await Load(table.Dataset, table.File, cancel);
            await Load("medical-insured", Derived(folder.FullName, "medical-insured", "population-register", Insured), cancel);
            await Load("tax-register", Derived(folder.FullName, "tax-register", "enterprise-register", Taxed), cancel);
            await Load("fishing-boat", await File(folder.FullName, "fishing-boat.csv", Boats, cancel), cancel);
            await Load("food-licence", await File(folder.FullName, "food-licence.csv", TwiceTheSameHeader, cancel), cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        await quality.RunMissing(int.MaxValue, cancel);
        await golden.Build(cancel);
    }

    // Another department's register of the same people or firms: most of them, some with an older telephone or name.
    string Derived(string folder, string dataset, string from, string select)
    {
        var path = Path.Combine(folder, $"{dataset}.parquet");
        using var connection = duck.Open();
        var source = DuckDb.Files([Path.Combine(folder, $"{from}.parquet")]);
        DuckDb.Run(
            connection,
            $"copy (select {select} from {source} where row_number % 5 < 3 order by row_number) to {DuckDb.Text(path)} (format parquet)"
        );
        return path;
    }

    Task<Outcome<LakeLoad>> Load(string dataset, string file, CancellationToken cancel) =>
        lake.Load(new(dataset, "demo-1", file, Path.GetFileName(file)), Actor.System, cancel);

    static async Task<string> File(string folder, string name, string text, CancellationToken cancel)
    {
        var path = Path.Combine(folder, name);
        await System.IO.File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), cancel);
        return path;
    }
}
