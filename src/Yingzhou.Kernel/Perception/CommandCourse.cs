namespace Yingzhou.Kernel;

/// <summary>Where a command to a device stands (指令状态).</summary>
public enum CommandState
{
    /// <summary>待复核: dangerous, and waits for a second person.</summary>
    Proposed,

    /// <summary>待下发: the device is not connected, or another command of it is not answered yet.</summary>
    Waiting,

    /// <summary>已下发: on its way, nothing heard.</summary>
    Sent,

    /// <summary>执行中: the device has it and says that it will do it.</summary>
    Received,

    /// <summary>已执行</summary>
    Done,

    /// <summary>执行失败: the device says that it did not do it.</summary>
    Failed,

    /// <summary>已过期: never sent, and will not be.</summary>
    Expired,

    /// <summary>超时无应答: sent, and nobody knows what became of it.</summary>
    TimedOut,

    /// <summary>已撤销 before it was sent.</summary>
    Cancelled,
}

/// <summary>What a device says to a command (应答).</summary>
public enum CommandAnswer
{
    Received,
    Done,
    Failed,
}

/// <summary>
/// The course of a command to a device: what time makes of it, and what an answer does. A command that is past its expiry is never sent, whatever was restarted meanwhile; a dangerous one is sent once.
/// Source: p07 R8; times are ours.
/// </summary>
public static class CommandCourse
{
    /// <summary>A device that says nothing for so long is asked again.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    /// <summary>What a device has begun ends within this, or is not believed in any more.</summary>
    public static readonly TimeSpan DoneWithin = TimeSpan.FromMinutes(10);

    /// <summary>How often a harmless command is sent at most.</summary>
    public const int MostAttempts = 3;

    /// <summary>Nothing changes any more but by a late answer.</summary>
    public static bool IsOver(this CommandState state) => state is >= CommandState.Done;

    /// <summary>It is with the device, which has room for one.</summary>
    public static bool IsWithDevice(this CommandState state) => state is CommandState.Sent or CommandState.Received;

    /// <summary>Whether it may be sent at this moment; at exactly its expiry it may not.</summary>
    public static bool MayBeSent(CommandState state, DateTimeOffset expiresAt, DateTimeOffset now) =>
        state is CommandState.Waiting && now < expiresAt;

    /// <summary>What time makes of it.</summary>
    /// <param name="sentAt">When it was sent last.</param>
    /// <param name="attempts">How often it was sent.</param>
    /// <param name="isDangerous">A siren or a valve: done twice is not the same as done once.</param>
    public static CommandState At(
        DateTimeOffset now,
        CommandState state,
        DateTimeOffset expiresAt,
        DateTimeOffset? sentAt,
        int attempts,
        bool isDangerous
    ) =>
        state switch
        {
            CommandState.Proposed or CommandState.Waiting when now >= expiresAt => attempts == 0
                ? CommandState.Expired
                : CommandState.TimedOut,
            CommandState.Sent when now - sentAt >= AnswerWithin => isDangerous || attempts >= MostAttempts || now >= expiresAt
                ? CommandState.TimedOut
                : CommandState.Waiting,
            CommandState.Received when now - sentAt >= DoneWithin => CommandState.TimedOut,
            _ => state,
        };

    /// <summary>What an answer of the device makes of it. Said late it still counts; said twice it changes nothing; to a command that was never sent there is none.</summary>
    public static CommandState Answered(CommandState state, CommandAnswer answer, int attempts) =>
        attempts == 0 || state is CommandState.Done or CommandState.Failed or CommandState.Cancelled or CommandState.Expired
            ? state
            : answer switch
            {
                CommandAnswer.Done => CommandState.Done,
                CommandAnswer.Failed => CommandState.Failed,
                _ => state is CommandState.TimedOut ? state : CommandState.Received,
            };
}
