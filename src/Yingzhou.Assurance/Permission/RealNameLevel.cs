namespace Yingzhou.Assurance.Permission;

/// <summary>
/// How surely we know who somebody is (实名等级): A0 anonymous, A1 a phone, A2 name and identity number verified (初级实名), A3 also face or passkey bound
/// at a counter (高级实名), A4 in person or by a hardware key. Travels as the <c>acr</c> claim.
/// </summary>
public enum RealNameLevel
{
    A0,
    A1,
    A2,
    A3,
    A4,
}
