using Yingzhou.Assurance.DataProtection.Exporting;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Screens;

sealed class ScreenMarks(MarkKeys keys, TimeProvider clock) : IScreenMarks
{
    public ulong CodeOf(Subject official) => ScreenMark.CodeOf(keys.Screens, official.ActorId, clock.GetUtcNow().Day());
}
