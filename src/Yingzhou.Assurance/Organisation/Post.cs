namespace Yingzhou.Assurance.Organisation;

/// <summary>A post (岗位): rights belong to it, people get them by appointment. Tasks are assigned to posts, never to people.</summary>
/// <param name="Id">The unit's id and a key, e.g. <c>dinghai-market-supervision/accept</c>.</param>
/// <param name="Role">Code of the role whose permissions it carries: accept, review, decide, deliver, supervise, callback, director, item-manager …</param>
public sealed record Post(string Id, string UnitId, string Role, string Title);
