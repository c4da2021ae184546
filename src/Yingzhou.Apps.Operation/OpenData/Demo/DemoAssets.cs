using System.Security.Cryptography;
using System.Text;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Assets;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Demo;

/// <summary>An enterprise of the demonstration has asked for the registration of its cold-chain records, and they stand in public notice.</summary>
sealed class DemoAssets(IAssets assets, IOrganisation organisation, CityPeople people, PersonalCipher cipher) : IDemoSeed
{
    const string Registrar = "big-data/platform-admin";

    public async Task Seed(CancellationToken cancel)
    {
        if (people.Enterprises is not [.., var firm] || (await assets.Public(cancel)).Count > 0)
            return;
        var submitted = await assets.Submit(
            new("demo-asset", "冷链温度记录（演示）", ["持有权", "经营权"], $"{Digest("合同")} 冷库传感器采购合同", Digest("温度记录")),
            new()
            {
                Kind = SubjectKind.Enterprise,
                AccountId = "demo",
                Name = firm.Name,
                PartyKey = cipher.PartyKey(firm.Uscc),
                PartyName = firm.Name,
                Level = RealNameLevel.A3,
            },
            cancel
        );
        if (submitted.Fault is { } fault)
            throw new InvalidOperationException($"The asset could not be submitted: {fault}");
        var sheet = await assets.Sheet(submitted.Value.ToString(), cancel);
        if (sheet is not { Asset: { State: AssetState.Submitted } asset })
            return;
        var official = organisation.HoldersOf(Registrar) is [var holder, ..] ? organisation.Acting(holder.Official.Id, Registrar) : null;
        var noticed = await assets.Check(
            new(asset.Id, asset.Version, Agrees: true, "材料齐全"),
            official ?? throw new InvalidOperationException($"Nobody holds {Registrar}"),
            cancel
        );
        if (noticed.Fault is { } refused)
            throw new InvalidOperationException($"The asset could not be put into notice: {refused}");
    }

    static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
