using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>Keys by which this installation signs: each made when it is first asked for, kept outside the database beside the installation's other keys.</summary>
public sealed class InstallationKeys(IOptions<StorageOptions> storage)
{
    readonly ConcurrentDictionary<string, Lazy<Sm2Key>> keys = new(StringComparer.Ordinal);

    /// <param name="name">Of the file, e.g. <c>talent-code</c>.</param>
    public Sm2Key Of(string name) => keys.GetOrAdd(name, one => new(() => Open(storage.Value.Folder, one))).Value;

    static Sm2Key Open(string folder, string name) => Sm2Key.Import(KeyFile.Open(folder, $"{name}.key", () => Sm2Key.Generate().Export()));
}
