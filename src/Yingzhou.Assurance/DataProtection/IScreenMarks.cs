using Yingzhou.Assurance.Permission;

namespace Yingzhou.Assurance.DataProtection;

/// <summary>What stands in the light of an official's screen (屏幕水印).</summary>
public interface IScreenMarks
{
    /// <returns>The code of this account today.</returns>
    ulong CodeOf(Subject official);
}
