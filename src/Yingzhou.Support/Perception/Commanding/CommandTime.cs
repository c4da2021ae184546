using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Commanding;

static class CommandTime
{
    /// <summary>What time has made of it.</summary>
    public static CommandState After(this DeviceCommand command, DateTimeOffset now) =>
        CommandCourse.At(now, command.State, command.ExpiresAt, command.SentAt, command.Attempts, command.IsDangerous);
}
