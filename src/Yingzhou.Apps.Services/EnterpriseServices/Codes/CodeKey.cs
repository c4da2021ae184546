using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Codes;

/// <summary>The key that signs 企业码: made at first start, kept outside the database beside the installation's other keys.</summary>
sealed class CodeKey(IOptions<StorageOptions> storage)
{
    readonly Lazy<Sm2Key> key = new(() =>
        Sm2Key.Import(KeyFile.Open(storage.Value.Folder, "enterprise-code.key", () => Sm2Key.Generate().Export()))
    );

    public Sm2Key Key => key.Value;
}
