using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Codes;

/// <summary>The key that signs 企业码.</summary>
sealed class CodeKey(InstallationKeys keys)
{
    public Sm2Key Key => keys.Of("enterprise-code");
}
