namespace LocalOfferCms.Participation.Requests;

/// <summary>What somebody asks for by a form.</summary>
internal enum RequestKind
{
    /// <summary>To see, correct or remove what is held with a comment.</summary>
    MyData,
    /// <summary>A complaint about how personal data were used (Data Protection Act 2018 s.164A).</summary>
    DataComplaint,
    /// <summary>A page in another format (reg 57).</summary>
    Format,
}

/// <summary>What is to be done with what is held.</summary>
internal enum RequestWish { See, Correct, Remove }

/// <summary>In which format a page is wanted.</summary>
internal enum RequestedFormat { LargePrint, EasyRead, Braille, Audio, SignLanguage, OtherLanguage, PaperByPost, Other }

/// <summary>Somebody's request. One idea for three kinds: it comes by a form, an officer answers it, whoever asked is told. How to reach them is a
/// <see cref="RequestContact"/>, apart.</summary>
internal sealed class FormRequest
{
    public const int LongestText = 5_000;

    /// <summary>Identity; the correlation of its workflow.</summary>
    public required string RequestId { get; init; }
    /// <summary>What people quote: <c>ASK-7K3Q9</c>. Unique in the council.</summary>
    public required string Reference { get; init; }
    /// <summary>What is asked for.</summary>
    public RequestKind Kind { get; init; }
    /// <summary>When it came, UTC.</summary>
    public DateTime ReceivedUtc { get; init; }
    /// <summary>Until when it is to be answered; for a complaint until when its sender is to be told that it came. UTC.</summary>
    public DateTime DueUtc { get; init; }

    /// <summary>The comment that it is about; null for the other kinds.</summary>
    public string? CommentId { get; init; }
    /// <summary>What is to be done with what is held.</summary>
    public RequestWish? Wish { get; init; }
    /// <summary>The format that is wanted.</summary>
    public RequestedFormat? Format { get; init; }
    /// <summary>The title of the page that is wanted, as it was then.</summary>
    public string? PageTitle { get; init; }
    /// <summary>Its address in the site, without a leading slash.</summary>
    public string? PagePath { get; init; }

    /// <summary>What they say: what happened, which language, a note. Goes on schedule.</summary>
    public string Words { get; set; } = "";
    /// <summary>What would put it right. Goes on schedule.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>When they were told that it came, UTC.</summary>
    public DateTime? AcknowledgedUtc { get; set; }
    /// <summary>When officers were last reminded, UTC.</summary>
    public DateTime? RemindedUtc { get; set; }
    /// <summary>When it was answered, UTC.</summary>
    public DateTime? AnsweredUtc { get; set; }
    /// <summary>Who answered it.</summary>
    public string? AnsweredById { get; set; }
    /// <summary>The answer. Goes on schedule.</summary>
    public string Answer { get; set; } = "";
    /// <summary>Whether contact details were taken away with the answer.</summary>
    public bool ContactRemoved { get; set; }
    /// <summary>Why the rest stays.</summary>
    public string KeptReason { get; set; } = "";
    /// <summary>When its words were taken away, UTC; what is left counts and no more.</summary>
    public DateTime? ClearedUtc { get; set; }
    /// <summary>Goes up by one at each change, so that a stale form is noticed.</summary>
    public int Revision { get; set; }
}

/// <summary>How whoever asked can be reached. Goes on schedule after the answer.</summary>
internal sealed class RequestContact
{
    public required string RequestId { get; init; }
    public string Name { get; set; } = "";
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Post { get; set; }
}
