namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <summary>How surely the person in a session is who they say (身份核验等级, a07 §2).</summary>
public enum AssuranceLevel
{
    /// <summary>A password.</summary>
    L1 = 1,

    /// <summary>Also a code by SMS.</summary>
    L2,

    /// <summary>A face against the authority's portrait, with liveness (GB/T 38671-2020).</summary>
    L3,

    /// <summary>A face and the chip of the document, or in person.</summary>
    L4,
}

/// <summary>A way to be checked (核验方式).</summary>
public enum CheckMethod
{
    Sms,
    Face,

    /// <summary>A clerk compares face and document in a video call: the way that is left when the machine fails.</summary>
    VideoClerk,
    FaceAndChip,
}
