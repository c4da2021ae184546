using Yingzhou.Assurance.Permission;

namespace Yingzhou.Assurance.Identity;

/// <summary>Who is at the other side of this request or circuit (会话): for pages, endpoints and use cases.</summary>
public interface ISession
{
    /// <summary><see cref="Subject.Anonymous"/> when nobody has signed in. Posts are those of this instant.</summary>
    Subject Current { get; }
}
