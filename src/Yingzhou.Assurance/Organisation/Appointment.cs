namespace Yingzhou.Assurance.Organisation;

/// <summary>An appointment (任职): an official has a post for a time.</summary>
public sealed record Appointment(string OfficialId, string PostId, AppointmentKind Kind, Period Valid);

/// <summary>
/// Main 专任, part-time 兼任, acting 代理 (the post is vacant and somebody runs it), deputy B角 (rights only while nobody else holds the post).
/// </summary>
public enum AppointmentKind
{
    Main,
    PartTime,
    Acting,
    Deputy,
}
