using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Published;

/// <summary>A published answer as a recipe has it, with how many comments it speaks for and on which days they came and were answered.</summary>
internal sealed record RecipeAnswer(
    string Id, string YouSaid, string Response, ActionStatus Action, string ActionText, string? ActionOwner, DateOnly? ActionDue, DateOnly? ActionDone, string FamiliesInvolved,
    string? Topic, string? Item, DateOnly Received, DateOnly Answered, DateOnly Published, int Comments, bool IsInvented, string? Correction, DateOnly? Corrected)
{
    private const int MostComments = 1_000;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Reads it; what is wrong is said by the names of the members, in sentences.</summary>
    public static (RecipeAnswer? Answer, IReadOnlyList<string> Errors) Read(JsonObject json)
    {
        var errors = new List<string>();
        string Required(string name, int longest)
        {
            var text = Text(json, name) ?? "";
            if (text.Length == 0 || text.Length > longest)
            {
                errors.Add($"It needs '{name}', a text of at most {longest} characters.");
            }

            return text;
        }

        DateOnly? Day(string name, bool required = false)
        {
            if (Text(json, name) is not { } text)
            {
                errors.AddRange(required ? [$"It needs '{name}', a day such as 2026-09-30."] : []);
                return null;
            }

            if (DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            errors.Add($"'{name}' is '{text}'. It must be a day such as 2026-09-30.");
            return null;
        }

        var action = Enum.TryParse<ActionStatus>(Text(json, "action"), out var status) && Enum.IsDefined(status) ? status : (ActionStatus?)null;
        if (action is null)
        {
            errors.Add($"'action' must be one of {string.Join(", ", Enum.GetNames<ActionStatus>())}.");
        }

        var comments = json["comments"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : json["comments"] is null ? 1 : 0;
        if (comments is < 1 or > MostComments)
        {
            errors.Add($"'comments' must be a number from 1 to {MostComments}: how many comments it answers.");
        }

        var (received, answered, published) = (Day("received", required: true), Day("answered", required: true), Day("published", required: true));
        if (received > answered || answered > published)
        {
            errors.Add("Its days must be in this order: 'received', 'answered', 'published'.");
        }

        var answer = new RecipeAnswer(
            Required("id", ContentIds.MaxLength / 2), Required("youSaid", AnswerMoves.LongestText), Required("response", AnswerMoves.LongestText), action ?? default,
            Required("actionText", AnswerMoves.LongestText), Text(json, "actionOwner"), Day("actionDue"), Day("actionDone"), Text(json, "familiesInvolved") ?? "",
            Text(json, "topic"), Text(json, "item"), received ?? default, answered ?? default, published ?? default, comments,
            json["isInvented"] is not JsonValue flag || !flag.TryGetValue<bool>(out var invented) || invented, Text(json, "correction"), Day("corrected"));
        return errors.Count == 0 ? (answer, []) : (null, errors);
    }

    /// <summary>As it stands in a recipe.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["youSaid"] = YouSaid, ["response"] = Response, ["action"] = Action.ToString(), ["actionText"] = ActionText };
        void Add(string name, string? text)
        {
            if (text is { Length: > 0 })
            {
                json[name] = text;
            }
        }

        Add("actionOwner", ActionOwner);
        Add("actionDue", Write(ActionDue));
        Add("actionDone", Write(ActionDone));
        Add("familiesInvolved", FamiliesInvolved);
        Add("topic", Topic);
        Add("item", Item);
        Add("received", Write(Received));
        Add("answered", Write(Answered));
        Add("published", Write(Published));
        json["comments"] = Comments;
        json["isInvented"] = IsInvented;
        Add("correction", Correction);
        Add("corrected", Write(Corrected));
        return json;
    }

    private static string? Write(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string? Text(JsonObject json, string name) => JsonText.String(json[name]) is { Length: > 0 } text ? text : null;
}
