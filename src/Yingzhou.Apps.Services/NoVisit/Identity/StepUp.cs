namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <summary>What a session needs to reach a level (等级提升, a07 §3): never a dead end, the clerk in the video is always offered.</summary>
public static class StepUp
{
    /// <summary>The level that a method gives. A clerk who compares face and document sees what the machine of L3 sees.</summary>
    public static AssuranceLevel Gives(CheckMethod method) =>
        method switch
        {
            CheckMethod.Sms => AssuranceLevel.L2,
            CheckMethod.Face or CheckMethod.VideoClerk => AssuranceLevel.L3,
            CheckMethod.FaceAndChip => AssuranceLevel.L4,
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };

    /// <summary>The methods that lead from one level to the one needed, the least effort first; none when nothing is missing.</summary>
    /// <param name="faceLocked">Three faces failed within a day: the machine looks at no further one.</param>
    public static IReadOnlyList<CheckMethod> Ways(AssuranceLevel has, AssuranceLevel needed, bool faceLocked = false) =>
        has >= needed
            ? []
            :
            [
                .. Enum.GetValues<CheckMethod>()
                    .Where(method => Gives(method) >= needed || method is CheckMethod.VideoClerk)
                    .Where(method => !faceLocked || method is not (CheckMethod.Face or CheckMethod.FaceAndChip)),
            ];
}
