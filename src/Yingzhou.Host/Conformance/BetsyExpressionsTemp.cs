using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingzhou.Languages.Bpmn;
namespace Yingzhou.Host.Conformance;
sealed partial class BetsyWorld { public static readonly IExpressions Expressions = new Tmp(); 
sealed class Tmp : IExpressions { public ParsedExpression Parse(string t) => new(new X(t), null); 
 sealed record X(string Text) : IExpression { public Evaluation Evaluate(JsonObject v) {
   var t = Text; 
   var m = Regex.Match(t, "contains\\(test, \"(\\w)\"\\)");
   if (m.Success) { var c = v["test"]!.GetValue<string>().Contains(m.Groups[1].Value, StringComparison.Ordinal); return new(t.StartsWith("not", StringComparison.Ordinal) ? !c : c); }
   m = Regex.Match(t, "^(\\w+) *(<|>=) *(\\d+)$");
   if (m.Success) { var a = int.Parse(v[m.Groups[1].Value]!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture); var b = int.Parse(m.Groups[3].Value, System.Globalization.CultureInfo.InvariantCulture); return new(m.Groups[2].Value == "<" ? a < b : a >= b); }
   try { return new(JsonNode.Parse(t)); } catch (System.Text.Json.JsonException) { return new(null, "unknown"); } } } } }
