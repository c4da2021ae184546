using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Storage;

/// <summary>Personal fields and the two storeys of their keys.</summary>
public class PersonalKeysTests(PostgresServer postgres)
{
    static readonly Personal Owner = Personal.Name("虞阿伟");

    const string Notes = """{"地址":"岱山县东沙镇司基村3号","电话":"13800000001"}""";

    static Task<string> Raw(EmptyCity city) =>
        city.Do<CityContext, string>(context =>
            context.Database.SqlQuery<string>($"select owner as \"Value\" from test_boats").SingleAsync()
        );

    static Task<string> RawNotes(EmptyCity city) =>
        city.Do<CityContext, string>(context =>
            context.Database.SqlQuery<string>($"select notes as \"Value\" from test_boats").SingleAsync()
        );

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_key_is_replaced_while_the_city_runs_and_every_field_follows(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        await using (var request = city.Request())
        {
            var context = request.ServiceProvider.GetRequiredService<CityContext>();
            await request
                .ServiceProvider.GetRequiredService<CityStep>()
                .Run<Done>(
                    "StoreBoat",
                    () =>
                    {
                        var boat = Boat.Called("浙岱渔 1");
                        boat.Notes = Notes;
                        context.Add(boat);
                        return Task.FromResult<Outcome<Done>>(Done.It);
                    }
                );
        }
        Assert.StartsWith("0:1.", await Raw(city), StringComparison.Ordinal);
        Assert.StartsWith("z:1.", await RawNotes(city), StringComparison.Ordinal);
        Assert.Equal(0, await city.Do<ResealPersonal, int>(reseal => reseal.Run(default)));

        // Another process, as ./yz keys rotate is.
        Assert.Equal(2, PersonalKeys.Open(city.Folder).Rotate());
        Assert.Equal(3, await city.Do<PersonalCipher, int>(cipher => Task.FromResult(cipher.Keys.Rotate())));
        Assert.Equal(Owner, await city.Do<CityContext, Personal>(context => context.Set<Boat>().Select(boat => boat.Owner).SingleAsync()));
        var before = await city.Do<CityContext, int>(context => context.Set<Boat>().Select(boat => boat.Version).SingleAsync());
        // A text of a city that is older than its sealing is read as it stands, and sealed with the rest.
        Assert.Equal(Notes, await city.Do<CityContext, string>(context => context.Set<Boat>().Select(boat => boat.Notes).SingleAsync()));
        await city.Do<CityContext, int>(context => context.Database.ExecuteSqlRawAsync("update test_boats set notes = {0}", Notes));
        Assert.Equal(Notes, await city.Do<CityContext, string>(context => context.Set<Boat>().Select(boat => boat.Notes).SingleAsync()));
        Assert.Equal(2, await city.Do<ResealPersonal, int>(reseal => reseal.Run(default)));

        Assert.StartsWith("0:3.", await Raw(city), StringComparison.Ordinal);
        Assert.StartsWith("z:3.", await RawNotes(city), StringComparison.Ordinal);
        Assert.Equal(Notes, await city.Do<CityContext, string>(context => context.Set<Boat>().Select(boat => boat.Notes).SingleAsync()));
        Assert.Equal(Owner, await city.Do<CityContext, Personal>(context => context.Set<Boat>().Select(boat => boat.Owner).SingleAsync()));
        Assert.Equal(before, await city.Do<CityContext, int>(context => context.Set<Boat>().Select(boat => boat.Version).SingleAsync()));
    }

    [Fact]
    public void A_text_opens_whatever_packing_made_of_it_and_what_could_not_be_opened_is_not_sealed()
    {
        var folder = Directory.CreateTempSubdirectory("yz-keys-").FullName;
        try
        {
            var cipher = PersonalCipher.Open(folder);
            var noise = Convert.ToBase64String(RandomNumberGenerator.GetBytes(300_000));
            foreach (var text in new[] { "", "{}", Notes, new string('岛', 1_000_000), noise })
                Assert.Equal(text, cipher.OpenText(cipher.SealText(text)));
            Assert.Throws<ArgumentOutOfRangeException>(() => cipher.SealText(new string('x', 64 * 1024 * 1024 + 1)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_master_key_is_replaced_and_without_any_master_nothing_opens()
    {
        var folder = Directory.CreateTempSubdirectory("yz-keys-").FullName;
        try
        {
            var stored = PersonalCipher.Open(folder).Seal(Owner);
            var keys = PersonalKeys.Open(folder);
            keys.Rotate();
            Assert.Equal(2, keys.RotateMaster());
            Assert.Equal(Owner, PersonalCipher.Open(folder).Open(stored));
            Assert.Equal(["kek-2.key"], Directory.GetFiles(Path.Combine(folder, "keys", "personal"), "kek-*").Select(Path.GetFileName));

            // A data key in another's place does not open, and none without its master.
            File.Copy(
                Path.Combine(folder, "keys", "personal", "dek-2.json"),
                Path.Combine(folder, "keys", "personal", "dek-1.json"),
                overwrite: true
            );
            Assert.Throws<CryptographicException>(() => PersonalCipher.Open(folder).Open(stored));
            File.Delete(Path.Combine(folder, "keys", "personal", "kek-2.key"));
            Assert.Throws<CryptographicException>(() => PersonalCipher.Open(folder).Seal(Owner));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("1:1.AAAA")]
    [InlineData("0:9.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_no_key_sealed_does_not_open(string stored)
    {
        var folder = Directory.CreateTempSubdirectory("yz-keys-").FullName;
        try
        {
            Assert.ThrowsAny<Exception>(() => PersonalCipher.Open(folder).Open(stored));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
