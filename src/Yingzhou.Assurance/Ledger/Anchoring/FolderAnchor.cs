using System.Globalization;
using Microsoft.Extensions.Options;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Anchoring;

/// <summary>A folder of somebody else's: one file a head, never written over.</summary>
sealed class FolderAnchor(IOptions<LedgerOptions> options) : IAnchor
{
    public string Name => "folder";

    public async Task<string> Lay(LedgerHead head, string written, CancellationToken cancel)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"head-{head.Size:000000000000}-{head.At.ToUnixTimeMilliseconds()}.json");
        Directory.CreateDirectory(options.Value.AnchorFolder!);
        var file = Path.Combine(options.Value.AnchorFolder!, name);
        // A try before this one may have died after the move: what lies there is this very head.
        if (!File.Exists(file))
        {
            var fresh = $"{file}.{Guid.CreateVersion7():N}";
            await File.WriteAllTextAsync(fresh, written, cancel);
            File.Move(fresh, file, overwrite: true);
        }
        return $"{name} SM3 {Sm3.Hex(written)}";
    }
}
