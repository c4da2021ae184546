using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Collection;
using Yingzhou.Data.Realtime;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.PublicData.Demo;

/// <summary>
/// A department's file that is really collected by plan, and a line whose source is not there: registered, switched off, and shown as what it is. The boats are made up.
/// </summary>
sealed class DemoSources(ICollection collection, IExpress express, IOrganisation organisation, IOptions<StorageOptions> storage) : IDemoSeed
{
    const string Post = "big-data/platform-admin";
    const string Department = "ocean-fisheries";
    const string File = "fishery-demo.db";
    const int Boats = 240;

    const string Table = """
        create table if not exists harbour_check (id integer primary key, cm text not null, mmsi text, gkmc text not null, djsj text not null);
        """;

    static readonly string[] Harbours = ["沈家门中心渔港", "高亭渔港", "西码头渔港", "嵊泗中心渔港"];

    public async Task Seed(CancellationToken cancel)
    {
        if (
            organisation.HoldersOf(Post) is not [var holder, ..]
            || organisation.Acting(holder.Official.Id, Post) is not { } administrator
            || (await collection.Sources(cancel)).Count > 0
        )
            return;
        Write();
        var registered = await collection.Register(
            new(
                "fishery-harbour",
                "休渔点检（演示部门库）",
                Department,
                "fishing-moratorium",
                SourceKind.Sqlite,
                File,
                null,
                "harbour_check",
                "id",
                100,
                new(10, null)
            ),
            administrator,
            cancel
        );
        if (registered.Succeeded)
            await collection.RunNow(registered.Value.Code, administrator, cancel);
        var line = await express.Open(
            new(
                "fishery-law",
                "渔政执法线（演示，未接源库）",
                Department,
                "Host=fishery.invalid;Database=law;Username=yingzhou",
                "yingzhou",
                10L << 30,
                LineClass.B,
                15
            ),
            administrator,
            cancel
        );
        if (line.Succeeded)
            await express.AddStation(new(line.Value.Id, "public.boat", null), administrator, cancel);
    }

    void Write()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(storage.Value.Folder), "departments"));
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, File), Pooling = false }.ToString()
        );
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using (var make = connection.CreateCommand())
        {
            make.CommandText = Table;
            make.ExecuteNonQuery();
        }
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert or replace into harbour_check values ($id, $cm, $mmsi, $gkmc, $djsj)";
        foreach (var name in (string[])["$id", "$cm", "$mmsi", "$gkmc", "$djsj"])
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        for (var i = 1; i <= Boats; i++)
        {
            insert.Parameters["$id"].Value = i;
            insert.Parameters["$cm"].Value = $"浙普渔{61_000 + i}";
            insert.Parameters["$mmsi"].Value = $"4124{10_000 + i}";
            insert.Parameters["$gkmc"].Value = Harbours[i % Harbours.Length];
            insert.Parameters["$djsj"].Value = $"2026-05-{1 + (i % 28):00} 09:{i % 60:00}:00";
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
