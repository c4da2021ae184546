namespace Yingzhou.Kernel;

/// <summary>Where a grant stands (授权状态).</summary>
public enum GrantState
{
    /// <summary>待领密钥: given, the consumer has no key yet.</summary>
    Draft,

    /// <summary>沙箱测试: signed calls are answered with made-up rows of the same shape.</summary>
    Testing,

    /// <summary>生效</summary>
    Active,

    /// <summary>暂停</summary>
    Suspended,

    /// <summary>到期</summary>
    Expired,

    /// <summary>撤销: for good; who needs the data again asks again.</summary>
    Revoked,
}

/// <summary>What may follow what in the life of a grant. Source: p03 §2 and §4.</summary>
public static class SharingGrantWay
{
    /// <summary>Signed test calls before real rows are given.</summary>
    public const int TestCalls = 3;

    public static bool IsOver(GrantState state) => state is GrantState.Expired or GrantState.Revoked;

    public static Outcome<GrantState> KeyIssued(GrantState state) =>
        state switch
        {
            GrantState.Draft => GrantState.Testing,
            _ when IsOver(state) => Over(state),
            _ => state,
        };

    /// <param name="tested">Test calls answered, this one among them.</param>
    public static GrantState Tested(GrantState state, int tested) =>
        state is GrantState.Testing && tested >= TestCalls ? GrantState.Active : state;

    public static Outcome<GrantState> Suspend(GrantState state, string? reason) =>
        IsOver(state) ? Over(state)
        : string.IsNullOrWhiteSpace(reason) ? new Fault("sharing.reason", "请写明理由，对方会看到。") { Field = "reason" }
        : state is GrantState.Active or GrantState.Testing ? GrantState.Suspended
        : new Fault("sharing.not-running", "这个授权没有在用，不用暂停。", 409);

    /// <param name="tested">A grant that was stopped in its tests goes on with them.</param>
    public static Outcome<GrantState> Resume(GrantState state, int tested) =>
        IsOver(state) ? Over(state)
        : state is not GrantState.Suspended ? new Fault("sharing.not-suspended", "这个授权没有暂停，不用恢复。", 409)
        : tested >= TestCalls ? GrantState.Active
        : GrantState.Testing;

    public static Outcome<GrantState> Revoke(GrantState state, string? reason) =>
        state is GrantState.Revoked ? Over(state)
        : string.IsNullOrWhiteSpace(reason) ? new Fault("sharing.revoke-reason", "请写明撤销的理由，对方会看到。") { Field = "reason" }
        : GrantState.Revoked;

    static Fault Over(GrantState state) =>
        new(
            "sharing.over",
            state is GrantState.Revoked ? "授权已经撤销，不能再用；仍需要的，请重新申请。" : "授权已经到期，请重新申请。",
            409
        );
}

/// <summary>Who must say yes before a department gets another's data (审批环节).</summary>
public enum SharingStep
{
    /// <summary>提供部门</summary>
    Provider,

    /// <summary>大数据主管部门: L4 leaves only with a second consent.</summary>
    Authority,
}

/// <summary>The steps of a request, by sharing attribute and by the highest level asked for (共享审批). Source: p01 §4, p03 §4.</summary>
public static class SharingSteps
{
    /// <returns>Empty when the answer is given at once; a fault when the law forbids sharing.</returns>
    public static Outcome<IReadOnlyList<SharingStep>> Of(SharingAttribute attribute, DataLevel level) =>
        attribute switch
        {
            SharingAttribute.Withheld => new Fault("sharing.withheld", "该目录依法不予共享。", 403),
            // By law without condition for departments; the level still asks for a second pair of eyes.
            SharingAttribute.Unconditional when level < DataLevel.L4 => Array.Empty<SharingStep>(),
            SharingAttribute.Unconditional => new[] { SharingStep.Authority },
            _ when level < DataLevel.L4 => new[] { SharingStep.Provider },
            _ => new[] { SharingStep.Provider, SharingStep.Authority },
        };
}
