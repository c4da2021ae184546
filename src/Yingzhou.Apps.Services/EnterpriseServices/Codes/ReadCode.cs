using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Codes;

/// <param name="Facts">The layer that the reader may see, in words.</param>
sealed record CodeView(string Name, string Uscc, IReadOnlyList<(string Label, string? Value)> Facts);

/// <summary>核验企业码: genuine, fresh and never read before; what it then shows depends on who reads.</summary>
sealed class ReadCode(CityContext city, CityStep step, CodeKey key, PoliciesContent policies, TimeProvider clock)
{
    static readonly string[] PublicLayer = ["sector", "sizeClass"];
    static readonly string[] PartnerLayer = [.. PublicLayer, "highTech", "specialised", "greenFactory", "brandHonour"];
    static readonly string[] OfficialLayer = [.. PartnerLayer, "staff", "penalty12m", "dishonest"];

    public Task<Outcome<CodeView>> Run(string token, CodeReader reader, CancellationToken cancel) =>
        step.Run(nameof(ReadCode), () => Read(token, reader, cancel), cancel);

    async Task<Outcome<CodeView>> Read(string token, CodeReader reader, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var read = await EnterpriseCode.Read(
            token.Trim(),
            key.Key.Public,
            now,
            async nonce => !await city.Set<CodeRead>().AnyAsync(before => before.Nonce == nonce, cancel)
        );
        if (read.Fault is { } fault)
            return fault;
        city.Add(
            new CodeRead
            {
                Nonce = read.Value.Nonce,
                Uscc = read.Value.Uscc,
                ReadAt = now,
            }
        );
        await city.SaveChangesAsync(cancel);
        if (await city.Set<Firm>().AsNoTracking().FirstOrDefaultAsync(firm => firm.Uscc == read.Value.Uscc, cancel) is not { } firm)
            return new Fault("enterprise.code-unknown-firm", "企业码有效，但登记数据里没有这家企业。", 404);
        var sheet = firm.Sheet(policies, now);
        var layer = reader switch
        {
            CodeReader.Official => OfficialLayer,
            CodeReader.Partner => PartnerLayer,
            _ => PublicLayer,
        };
        return new CodeView(
            firm.Name,
            firm.Uscc,
            [.. layer.Select(name => (policies.Facts.TitleOf(name), LeafWords.Value(name, sheet.Find(name), policies.Facts)))]
        );
    }
}
