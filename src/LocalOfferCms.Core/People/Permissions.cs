namespace LocalOfferCms.Core.People;

/// <summary>What a role may allow. Names follow Orchard Core's where it has one; those for one type end in its name: <c>EditContent_Service</c>.</summary>
public static class Permissions
{
    /// <summary>Enter the workspace.</summary>
    public const string AccessWorkspace = "AccessAdminPanel";
    /// <summary>See drafts and history.</summary>
    public const string ViewContent = "ViewContent";
    /// <summary>Write any page.</summary>
    public const string EditContent = "EditContent";
    /// <summary>Write the pages that one owns.</summary>
    public const string EditOwnContent = "EditOwnContent";
    /// <summary>Send a draft for review.</summary>
    public const string SubmitContent = "SubmitContent";
    /// <summary>Approve somebody's draft, and pass a check with a reason.</summary>
    public const string ApproveContent = "ApproveContent";
    /// <summary>Put pages on the site and take them off.</summary>
    public const string PublishContent = "PublishContent";
    /// <summary>Put items into the recycle bin and take them out.</summary>
    public const string DeleteContent = "DeleteContent";
    /// <summary>Take in many pages from files.</summary>
    public const string ImportContent = "ImportContent";
    /// <summary>Files and pictures.</summary>
    public const string ManageMedia = "ManageMediaContent";
    /// <summary>Menus, terms, redirects, banner, wording, glossary.</summary>
    public const string ManageStructure = "ManageStructure";
    /// <summary>Schools: bring them in from the national register, invite the people who keep them, see where a report is not linked.</summary>
    public const string ManageSchools = "ManageSchools";
    /// <summary>Content types and their fields.</summary>
    public const string ManageTypes = "EditContentTypes";
    /// <summary>People and their roles.</summary>
    public const string ManagePeople = "ManageUsers";
    /// <summary>Site name, colours, mail.</summary>
    public const string ManageSettings = "ManageSettings";
    /// <summary>Read who did what.</summary>
    public const string ViewAudit = "ViewAuditTrail";
    /// <summary>Sort comments from the public.</summary>
    public const string TriageComments = "TriageComments";
    /// <summary>Answer comments about one's own pages.</summary>
    public const string AnswerComments = "AnswerComments";
    /// <summary>Approve answers to comments, correct published ones and change what actions say.</summary>
    public const string ApproveAnswers = "ApproveAnswers";
    /// <summary>Answer requests that come by a form: data-protection complaints, other formats, what is held about somebody.</summary>
    public const string HandleRequests = "HandleRequests";
    /// <summary>See workflow types and instances, and move them on.</summary>
    public const string ManageWorkflows = "ManageWorkflows";
    /// <summary>Open what is sealed because it may identify a child.</summary>
    public const string ReadSealed = "ReadSealed";

    /// <summary>Every permission that is not about one type, with what it lets somebody do.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        [AccessWorkspace] = "Enter the workspace",
        [ViewContent] = "See drafts and the history of pages",
        [EditContent] = "Write any page",
        [EditOwnContent] = "Write the pages they own",
        [SubmitContent] = "Send a draft for review",
        [ApproveContent] = "Approve drafts, and pass a check with a reason",
        [PublishContent] = "Put pages on the site and take them off",
        [DeleteContent] = "Delete pages and bring them back",
        [ImportContent] = "Bring in many pages from files",
        [ManageMedia] = "Add and change pictures and documents",
        [ManageStructure] = "Change menus, topics, redirects, the alert banner, wording and the glossary",
        [ManageSchools] = "Bring in schools, invite the people who keep them, and see how their reports stand",
        [ManageTypes] = "Add content types and fields",
        [ManagePeople] = "Add people and change their roles",
        [ManageSettings] = "Change the site's name, colours and mail settings",
        [ViewAudit] = "Read who did what",
        [TriageComments] = "Sort comments from the public",
        [AnswerComments] = "Answer comments about their own pages",
        [ApproveAnswers] = "Approve answers to comments, and correct published ones",
        [HandleRequests] = "Answer data-protection complaints and requests for other formats",
        [ManageWorkflows] = "See workflows, and move them on",
        [ReadSealed] = "Open text that was sealed to protect a child",
    };

    /// <summary>Permissions that need a second factor: what families wrote is not to be had by a password alone.</summary>
    public static IReadOnlySet<string> Guarded { get; } = new HashSet<string> { TriageComments, ReadSealed, HandleRequests };

    /// <summary>The permission for one type: <c>EditContent_Service</c>.</summary>
    public static string ForType(string permission, string contentType) => $"{permission}_{contentType}";
}
