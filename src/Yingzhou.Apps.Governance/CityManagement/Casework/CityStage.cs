namespace Yingzhou.Apps.Governance.CityManagement.Casework;

public enum CityStage
{
    /// <summary>待派遣</summary>
    Filed,

    /// <summary>待接收</summary>
    Dispatched,

    /// <summary>处置中</summary>
    Handling,

    /// <summary>退回待裁定</summary>
    Arbitration,

    /// <summary>挂账</summary>
    Suspended,

    /// <summary>待核查</summary>
    Checking,

    /// <summary>已结案</summary>
    Closed,
}

/// <summary>What a unit asks a level above for.</summary>
public enum CityAsk
{
    /// <summary>延期</summary>
    Delay,

    /// <summary>挂账</summary>
    Suspend,
}
