CREATE TABLE "AuditEntries" (
    "AuditEntryId" character varying(64) NOT NULL,
    "AtUtc" timestamp with time zone NOT NULL,
    "Author" character varying(128) NOT NULL,
    "AuthorId" character varying(64),
    "Event" character varying(128) NOT NULL,
    "SubjectKind" character varying(128) NOT NULL,
    "SubjectId" character varying(256) NOT NULL,
    "SubjectTitle" character varying(512) NOT NULL,
    "Note" text,
    CONSTRAINT "PK_AuditEntries" PRIMARY KEY ("AuditEntryId")
);


CREATE TABLE "BinnedItems" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "Title" character varying(512) NOT NULL,
    "BinnedUtc" timestamp with time zone NOT NULL,
    "BinnedBy" character varying(128) NOT NULL,
    "Reason" text,
    "GoneUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_BinnedItems" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "ClosedPages" (
    "ContentItemId" character varying(64) NOT NULL,
    "Title" character varying(512) NOT NULL,
    "Notice" text NOT NULL,
    "SeeItemId" character varying(64),
    "Redirects" boolean NOT NULL,
    "ClosedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ClosedPages" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "CommentContacts" (
    "CommentId" character varying(64) NOT NULL,
    "ReplyBy" character varying(32) NOT NULL,
    "Email" character varying(256),
    "Phone" character varying(64),
    "Post" character varying(1024),
    "Other" character varying(1024),
    CONSTRAINT "PK_CommentContacts" PRIMARY KEY ("CommentId")
);


CREATE TABLE "CommentDigests" (
    "DigestId" character varying(64) NOT NULL,
    "LastCommentId" character varying(64) NOT NULL,
    "SentUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_CommentDigests" PRIMARY KEY ("DigestId")
);


CREATE TABLE "CommentLeaveOuts" (
    "DecisionId" character varying(64) NOT NULL,
    "CommentId" character varying(64) NOT NULL,
    "Reason" character varying(32) NOT NULL,
    "Note" text NOT NULL,
    "ProposedById" character varying(64) NOT NULL,
    "ProposedBy" character varying(128) NOT NULL,
    "ProposedUtc" timestamp with time zone NOT NULL,
    "DecidedById" character varying(64),
    "DecidedBy" character varying(128),
    "DecidedUtc" timestamp with time zone,
    "Agreed" boolean,
    "DecisionNote" text,
    CONSTRAINT "PK_CommentLeaveOuts" PRIMARY KEY ("DecisionId")
);


CREATE TABLE "CommentNotices" (
    "NoticeId" character varying(256) NOT NULL,
    "AskedUtc" timestamp with time zone NOT NULL,
    "SentUtc" timestamp with time zone,
    CONSTRAINT "PK_CommentNotices" PRIMARY KEY ("NoticeId")
);


CREATE TABLE "CommentOfficersTold" (
    "CommentId" character varying(64) NOT NULL,
    "LateUtc" timestamp with time zone,
    "BackUtc" timestamp with time zone,
    CONSTRAINT "PK_CommentOfficersTold" PRIMARY KEY ("CommentId")
);


CREATE TABLE "CommentOriginals" (
    "CommentId" character varying(64) NOT NULL,
    "Text" text NOT NULL,
    CONSTRAINT "PK_CommentOriginals" PRIMARY KEY ("CommentId")
);


CREATE TABLE "CommentReplies" (
    "CommentId" character varying(64) NOT NULL,
    "About" character varying(32) NOT NULL,
    "ReplyBy" character varying(32),
    "DueUtc" timestamp with time zone NOT NULL,
    "DoneUtc" timestamp with time zone,
    "DoneById" character varying(64),
    CONSTRAINT "PK_CommentReplies" PRIMARY KEY ("CommentId", "About")
);


CREATE TABLE "CommentResponses" (
    "ResponseId" character varying(64) NOT NULL,
    "Text" text NOT NULL,
    "Action" character varying(32) NOT NULL,
    "IsActionChosen" boolean NOT NULL,
    "IsPlaceChosen" boolean NOT NULL,
    "ActionText" text NOT NULL,
    "ActionOwner" character varying(256),
    "ActionDue" date,
    "ActionDoneUtc" timestamp with time zone,
    "FamiliesInvolved" text NOT NULL,
    "YouSaid" text NOT NULL,
    "Topic" character varying(64),
    "ContentItemId" character varying(64),
    "Stage" character varying(32) NOT NULL,
    "AuthorId" character varying(64) NOT NULL,
    "Writers" character varying(1024) NOT NULL,
    "ApprovedById" character varying(64),
    "ReturnNote" text,
    "PublishedUtc" timestamp with time zone,
    "Correction" text,
    "CorrectedUtc" timestamp with time zone,
    "IsInvented" boolean NOT NULL,
    "Revision" integer NOT NULL,
    CONSTRAINT "PK_CommentResponses" PRIMARY KEY ("ResponseId")
);


CREATE TABLE "Comments" (
    "CommentId" character varying(64) NOT NULL,
    "Reference" character varying(32) NOT NULL,
    "SecretHash" character varying(64) NOT NULL,
    "ReceivedUtc" timestamp with time zone NOT NULL,
    "Channel" character varying(32) NOT NULL,
    "EnteredById" character varying(64),
    "ContentItemId" character varying(64),
    "PageTitle" character varying(512) NOT NULL,
    "PagePath" character varying(1024) NOT NULL,
    "Topic" character varying(64),
    "Picture" character varying(32),
    "From" character varying(32),
    "About" character varying(32),
    "Stage" character varying(32) NOT NULL,
    "Safety" character varying(32) NOT NULL,
    "Text" text NOT NULL,
    "IsApart" boolean NOT NULL,
    "LeaveOut" character varying(32),
    "LeaveOutById" character varying(64),
    "SameAsId" character varying(64),
    "OwnerId" character varying(64),
    "ReassignNote" text,
    "DueUtc" timestamp with time zone,
    "RemindedUtc" timestamp with time zone,
    "ResponseId" character varying(64),
    "AnsweredUtc" timestamp with time zone,
    "PublishedUtc" timestamp with time zone,
    "AcknowledgedUtc" timestamp with time zone,
    "ClosedUtc" timestamp with time zone,
    "Revision" integer NOT NULL,
    CONSTRAINT "PK_Comments" PRIMARY KEY ("CommentId")
);


CREATE TABLE "CommentSampleChecks" (
    "DecisionId" character varying(64) NOT NULL,
    "CommentId" character varying(64) NOT NULL,
    "Month" date NOT NULL,
    "PickedUtc" timestamp with time zone NOT NULL,
    "CheckedById" character varying(64),
    "CheckedBy" character varying(128),
    "CheckedUtc" timestamp with time zone,
    "Verdict" character varying(32),
    "Note" text,
    CONSTRAINT "PK_CommentSampleChecks" PRIMARY KEY ("DecisionId")
);


CREATE TABLE "CommentYearReminders" (
    "Due" date NOT NULL,
    "DaysBefore" integer NOT NULL,
    "SentUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_CommentYearReminders" PRIMARY KEY ("Due", "DaysBefore")
);


CREATE TABLE "CommentYears" (
    "Year" integer NOT NULL,
    "FromUtc" timestamp with time zone NOT NULL,
    "ToUtc" timestamp with time zone NOT NULL,
    "PublishedBy" character varying(256) NOT NULL,
    "FamiliesInvolved" text NOT NULL,
    "Figures" text NOT NULL,
    "Notes" text NOT NULL,
    CONSTRAINT "PK_CommentYears" PRIMARY KEY ("Year")
);


CREATE TABLE "ContentItems" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ContentItems" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "ContentSummaries" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "Title" character varying(512) NOT NULL,
    "TitleKey" character varying(512) NOT NULL,
    "Stage" character varying(32) NOT NULL,
    "IsPublished" boolean NOT NULL,
    "HasDraft" boolean NOT NULL,
    "Owner" character varying(256) NOT NULL,
    "OwnerId" character varying(64),
    "ReviewDue" date,
    "Expires" date,
    "Author" character varying(128),
    "ModifiedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ContentSummaries" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "Fields" (
    "ContentItemId" character varying(64) NOT NULL,
    "Field" character varying(128) NOT NULL,
    "Position" integer NOT NULL,
    "Text" character varying(256),
    "Number" double precision,
    "Date" timestamp with time zone,
    CONSTRAINT "PK_Fields" PRIMARY KEY ("ContentItemId", "Field", "Position")
);


CREATE TABLE "ImportBatches" (
    "ImportBatchId" character varying(64) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "ParentId" character varying(64),
    "MadeUtc" timestamp with time zone,
    "Data" text NOT NULL,
    CONSTRAINT "PK_ImportBatches" PRIMARY KEY ("ImportBatchId")
);


CREATE TABLE "Jobs" (
    "JobId" character varying(64) NOT NULL,
    "Kind" character varying(128) NOT NULL,
    "Payload" text NOT NULL,
    "DueUtc" timestamp with time zone NOT NULL,
    "Cron" character varying(128),
    "Attempts" integer NOT NULL,
    "LeasedUntilUtc" timestamp with time zone,
    "LeasedBy" character varying(128),
    "LastError" text,
    "CompletedUtc" timestamp with time zone,
    "ParkedUtc" timestamp with time zone,
    "CreatedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Jobs" PRIMARY KEY ("JobId")
);


CREATE TABLE "LinkChecks" (
    "LinkCheckId" character varying(64) NOT NULL,
    "Address" character varying(2048) NOT NULL,
    "LastStatus" integer,
    "Problem" character varying(256),
    "MovedTo" character varying(2048),
    "LastCheckedUtc" timestamp with time zone,
    "LastOkUtc" timestamp with time zone,
    "FirstFailedUtc" timestamp with time zone,
    "ToldUtc" timestamp with time zone,
    CONSTRAINT "PK_LinkChecks" PRIMARY KEY ("LinkCheckId")
);


CREATE TABLE "Links" (
    "FromItemId" character varying(64) NOT NULL,
    "Kind" character varying(128) NOT NULL,
    "Position" integer NOT NULL,
    "ToItemId" character varying(64) NOT NULL,
    CONSTRAINT "PK_Links" PRIMARY KEY ("FromItemId", "Kind", "Position")
);


CREATE TABLE "LinkUses" (
    "ContentItemId" character varying(64) NOT NULL,
    "LinkCheckId" character varying(64) NOT NULL,
    "Words" character varying(256) NOT NULL,
    CONSTRAINT "PK_LinkUses" PRIMARY KEY ("ContentItemId", "LinkCheckId")
);


CREATE TABLE "MediaFiles" (
    "MediaFileId" character varying(64) NOT NULL,
    "Path" character varying(512) NOT NULL,
    "FileName" character varying(200),
    "Hash" character varying(64) NOT NULL,
    "SourceHash" character varying(64),
    "FormerHashes" text NOT NULL,
    "Length" bigint NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "PageCount" integer,
    "Width" integer,
    "Height" integer,
    "FocalX" double precision,
    "FocalY" double precision,
    "AltText" character varying(500) NOT NULL,
    "IsDecorative" boolean NOT NULL,
    "Title" character varying(200) NOT NULL,
    "Owner" character varying(200) NOT NULL,
    "Licence" character varying(200) NOT NULL,
    "Language" character varying(35) NOT NULL,
    "ShowsChildren" boolean,
    "ConsentBy" character varying(200) NOT NULL,
    "ConsentReference" character varying(64) NOT NULL,
    "ConsentUntil" date,
    "IsPublic" boolean NOT NULL,
    "CaptionsId" character varying(64),
    "TranscriptId" character varying(64),
    "FindingsJson" text,
    "State" character varying(16) NOT NULL,
    "StateReason" character varying(500) NOT NULL,
    "StateSinceUtc" timestamp with time zone,
    "UploadedBy" character varying(128) NOT NULL,
    "ModifiedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_MediaFiles" PRIMARY KEY ("MediaFileId")
);


CREATE TABLE "OwnReportChecks" (
    "SchoolId" character varying(64) NOT NULL,
    "Address" character varying(2048) NOT NULL,
    "CheckedUtc" timestamp with time zone,
    "AskedUtc" timestamp with time zone,
    "Status" integer,
    "Problem" character varying(512),
    "FirstFailedUtc" timestamp with time zone,
    "FoundYear" integer,
    "LinksHere" boolean,
    CONSTRAINT "PK_OwnReportChecks" PRIMARY KEY ("SchoolId")
);


CREATE TABLE "PageChecks" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentItemVersionId" character varying(64) NOT NULL,
    "CheckedUtc" timestamp with time zone NOT NULL,
    "Reading" integer,
    CONSTRAINT "PK_PageChecks" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "PageFindings" (
    "ContentItemId" character varying(64) NOT NULL,
    "Position" integer NOT NULL,
    "Code" character varying(64) NOT NULL,
    "Severity" integer NOT NULL,
    "Message" character varying(1000) NOT NULL,
    "Label" character varying(256) NOT NULL,
    "Quote" character varying(256) NOT NULL,
    CONSTRAINT "PK_PageFindings" PRIMARY KEY ("ContentItemId", "Position")
);


CREATE TABLE "PageUses" (
    "PageId" character varying(64) NOT NULL,
    "Day" timestamp with time zone NOT NULL,
    "Yes" integer NOT NULL,
    "No" integer NOT NULL,
    CONSTRAINT "PK_PageUses" PRIMARY KEY ("PageId", "Day")
);


CREATE TABLE "Paths" (
    "Path" character varying(512) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "IsCurrent" boolean NOT NULL,
    CONSTRAINT "PK_Paths" PRIMARY KEY ("Path")
);


CREATE TABLE "People" (
    "Id" character varying(64) NOT NULL,
    "Name" character varying(128) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "LastSignInUtc" timestamp with time zone,
    "DisabledUtc" timestamp with time zone,
    "PlatformEmail" character varying(256),
    "EndsUtc" timestamp with time zone,
    "UserName" character varying(256),
    "NormalizedUserName" character varying(256),
    "Email" character varying(256),
    "NormalizedEmail" character varying(256),
    "EmailConfirmed" boolean NOT NULL,
    "PasswordHash" text,
    "SecurityStamp" text,
    "ConcurrencyStamp" text,
    "PhoneNumber" text,
    "PhoneNumberConfirmed" boolean NOT NULL,
    "TwoFactorEnabled" boolean NOT NULL,
    "LockoutEnd" timestamp with time zone,
    "LockoutEnabled" boolean NOT NULL,
    "AccessFailedCount" integer NOT NULL,
    CONSTRAINT "PK_People" PRIMARY KEY ("Id")
);


CREATE TABLE "PreviewLinks" (
    "PreviewLinkId" character varying(64) NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "For" character varying(256) NOT NULL,
    "MadeBy" character varying(128) NOT NULL,
    "MadeUtc" timestamp with time zone NOT NULL,
    "ExpiresUtc" timestamp with time zone NOT NULL,
    "RevokedUtc" timestamp with time zone,
    CONSTRAINT "PK_PreviewLinks" PRIMARY KEY ("PreviewLinkId")
);


CREATE TABLE "PublishedPages" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "Title" character varying(512) NOT NULL,
    "Summary" text NOT NULL,
    "Path" character varying(512),
    "ParentId" character varying(64),
    "Position" integer NOT NULL,
    "FirstPublishedUtc" timestamp with time zone NOT NULL,
    "PublishedUtc" timestamp with time zone NOT NULL,
    "ReviewDue" date,
    "SortDate" timestamp with time zone,
    CONSTRAINT "PK_PublishedPages" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "Redirects" (
    "Path" character varying(512) NOT NULL,
    "ContentItemId" character varying(64),
    "Address" character varying(4096),
    "CreatedUtc" timestamp with time zone NOT NULL,
    "Author" character varying(128) NOT NULL,
    CONSTRAINT "PK_Redirects" PRIMARY KEY ("Path")
);


CREATE TABLE "RequestContacts" (
    "RequestId" character varying(64) NOT NULL,
    "Name" character varying(256) NOT NULL,
    "Email" character varying(256),
    "Phone" character varying(64),
    "Post" character varying(1024),
    CONSTRAINT "PK_RequestContacts" PRIMARY KEY ("RequestId")
);


CREATE TABLE "Requests" (
    "RequestId" character varying(64) NOT NULL,
    "Reference" character varying(32) NOT NULL,
    "Kind" character varying(32) NOT NULL,
    "ReceivedUtc" timestamp with time zone NOT NULL,
    "DueUtc" timestamp with time zone NOT NULL,
    "CommentId" character varying(64),
    "Wish" character varying(32),
    "Format" character varying(32),
    "PageTitle" character varying(512),
    "PagePath" character varying(1024),
    "Words" text NOT NULL,
    "Outcome" text NOT NULL,
    "AcknowledgedUtc" timestamp with time zone,
    "RemindedUtc" timestamp with time zone,
    "AnsweredUtc" timestamp with time zone,
    "AnsweredById" character varying(64),
    "Answer" text NOT NULL,
    "ContactRemoved" boolean NOT NULL,
    "KeptReason" text NOT NULL,
    "ClearedUtc" timestamp with time zone,
    "Revision" integer NOT NULL,
    CONSTRAINT "PK_Requests" PRIMARY KEY ("RequestId")
);


CREATE TABLE "ReviewFlags" (
    "ContentItemId" character varying(64) NOT NULL,
    "SourceItemId" character varying(64) NOT NULL,
    "Reason" text NOT NULL,
    "FlaggedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ReviewFlags" PRIMARY KEY ("ContentItemId", "SourceItemId")
);


CREATE TABLE "ReviewReminders" (
    "ContentItemId" character varying(64) NOT NULL,
    "ReviewDue" date NOT NULL,
    "Step" integer NOT NULL,
    "SentUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ReviewReminders" PRIMARY KEY ("ContentItemId", "ReviewDue", "Step")
);


CREATE TABLE "SafeguardingCases" (
    "CaseId" character varying(64) NOT NULL,
    "CommentId" character varying(64) NOT NULL,
    "HeldUtc" timestamp with time zone NOT NULL,
    "HeldBy" character varying(128) NOT NULL,
    "HeldNote" text NOT NULL,
    "StageBefore" character varying(32) NOT NULL,
    "OwnerBefore" character varying(64),
    "DueBefore" timestamp with time zone,
    "AlertedUtc" timestamp with time zone,
    "ClosedUtc" timestamp with time zone,
    "ClosedBy" character varying(128),
    "Confirmed" boolean,
    CONSTRAINT "PK_SafeguardingCases" PRIMARY KEY ("CaseId")
);


CREATE TABLE "SchoolAreaItems" (
    "AreaItemId" character varying(64) NOT NULL,
    "Title" character varying(128) NOT NULL,
    "About" character varying(1000) NOT NULL,
    "Kind" character varying(32) NOT NULL,
    "Audience" character varying(32) NOT NULL,
    "Need" character varying(64) NOT NULL,
    "Text" text NOT NULL,
    "Link" character varying(1024) NOT NULL,
    "MediaFileId" character varying(64),
    "SchoolId" character varying(64),
    "AdaptedFromId" character varying(64),
    "AddedUtc" timestamp with time zone NOT NULL,
    "AddedBy" character varying(128) NOT NULL,
    "IsFeatured" boolean NOT NULL,
    "TakenDownReason" character varying(500),
    "SearchText" text NOT NULL,
    CONSTRAINT "PK_SchoolAreaItems" PRIMARY KEY ("AreaItemId")
);


CREATE TABLE "SchoolChases" (
    "ChaseId" character varying(64) NOT NULL,
    "RoundId" character varying(64) NOT NULL,
    "SchoolId" character varying(64) NOT NULL,
    "SentUtc" timestamp with time zone NOT NULL,
    "SentBy" character varying(128) NOT NULL,
    "SentTo" character varying(512) NOT NULL,
    "State" character varying(32) NOT NULL,
    CONSTRAINT "PK_SchoolChases" PRIMARY KEY ("ChaseId")
);


CREATE TABLE "SchoolImportLines" (
    "SchoolImportId" character varying(64) NOT NULL,
    "Position" integer NOT NULL,
    "Outcome" character varying(32) NOT NULL,
    "Urn" character varying(32) NOT NULL,
    "Name" character varying(512) NOT NULL,
    "Line" integer NOT NULL,
    "Text" character varying(2000) NOT NULL,
    "ContentItemId" character varying(64),
    CONSTRAINT "PK_SchoolImportLines" PRIMARY KEY ("SchoolImportId", "Position")
);


CREATE TABLE "SchoolImports" (
    "SchoolImportId" character varying(64) NOT NULL,
    "FileName" character varying(256) NOT NULL,
    "AsAt" date NOT NULL,
    "BegunUtc" timestamp with time zone NOT NULL,
    "By" character varying(128) NOT NULL,
    "State" character varying(32) NOT NULL,
    "Refusal" character varying(2000) NOT NULL,
    "Added" integer NOT NULL,
    "Changed" integer NOT NULL,
    "Closed" integer NOT NULL,
    "Merged" integer NOT NULL,
    "RefusedRows" integer NOT NULL,
    "Unchanged" integer NOT NULL,
    "NotInFile" integer NOT NULL,
    CONSTRAINT "PK_SchoolImports" PRIMARY KEY ("SchoolImportId")
);


CREATE TABLE "SchoolIndex" (
    "ContentItemId" character varying(64) NOT NULL,
    "Name" character varying(256) NOT NULL,
    "SearchName" character varying(256) NOT NULL,
    "Urn" character varying(32) NOT NULL,
    "Phase" character varying(32) NOT NULL,
    "Kind" character varying(32) NOT NULL,
    "LowAge" integer,
    "HighAge" integer,
    "Latitude" double precision,
    "Longitude" double precision,
    "Postcode" character varying(32) NOT NULL,
    "Town" character varying(128) NOT NULL,
    "Area" character varying(128) NOT NULL,
    "Trust" character varying(128) NOT NULL,
    "HasNursery" boolean NOT NULL,
    "HasSixthForm" boolean NOT NULL,
    "HasUnit" boolean NOT NULL,
    "HasResourcedProvision" boolean NOT NULL,
    "HasDuty" boolean NOT NULL,
    "Report" character varying(32) NOT NULL,
    "ReportItemId" character varying(64),
    "ReportYear" integer,
    "ReportReviewOn" date,
    "Mailbox" character varying(254) NOT NULL,
    CONSTRAINT "PK_SchoolIndex" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "SchoolNeeds" (
    "ContentItemId" character varying(64) NOT NULL,
    "Need" character varying(64) NOT NULL,
    CONSTRAINT "PK_SchoolNeeds" PRIMARY KEY ("ContentItemId", "Need")
);


CREATE TABLE "SchoolNotices" (
    "SchoolId" character varying(64) NOT NULL,
    "Key" character varying(128) NOT NULL,
    "SentUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SchoolNotices" PRIMARY KEY ("SchoolId", "Key")
);


CREATE TABLE "SchoolReportCounts" (
    "Month" date NOT NULL,
    "Phase" character varying(32) NOT NULL,
    "UpToDate" integer NOT NULL,
    "OutOfDate" integer NOT NULL,
    "NotLinked" integer NOT NULL,
    "NotAsked" integer NOT NULL,
    CONSTRAINT "PK_SchoolReportCounts" PRIMARY KEY ("Month", "Phase")
);


CREATE TABLE "SearchMisses" (
    "Term" character varying(100) NOT NULL,
    "Count" integer NOT NULL,
    "LastDay" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SearchMisses" PRIMARY KEY ("Term")
);


CREATE TABLE "SelfEvaluationMarks" (
    "SchoolId" character varying(64) NOT NULL,
    "Year" integer NOT NULL,
    "Grid" character varying(32) NOT NULL,
    "Row" character varying(32) NOT NULL,
    "Mark" character varying(32) NOT NULL,
    CONSTRAINT "PK_SelfEvaluationMarks" PRIMARY KEY ("SchoolId", "Year", "Grid", "Row", "Mark")
);


CREATE TABLE "SelfEvaluations" (
    "SchoolId" character varying(64) NOT NULL,
    "Year" integer NOT NULL,
    "Grid" character varying(32) NOT NULL,
    "Number" integer NOT NULL,
    "Answers" text NOT NULL,
    "SavedUtc" timestamp with time zone NOT NULL,
    "SavedBy" character varying(128) NOT NULL,
    "IsLatest" boolean NOT NULL,
    CONSTRAINT "PK_SelfEvaluations" PRIMARY KEY ("SchoolId", "Year", "Grid", "Number")
);


CREATE TABLE "SelfEvaluationShares" (
    "SchoolId" character varying(64) NOT NULL,
    "WithId" character varying(64) NOT NULL,
    "SharedUtc" timestamp with time zone NOT NULL,
    "SharedBy" character varying(128) NOT NULL,
    CONSTRAINT "PK_SelfEvaluationShares" PRIMARY KEY ("SchoolId", "WithId")
);


CREATE TABLE "ServiceIndex" (
    "ContentItemId" character varying(64) NOT NULL,
    "Title" character varying(256) NOT NULL,
    "Status" character varying(32) NOT NULL,
    "AgeFrom" integer NOT NULL,
    "AgeTo" integer NOT NULL,
    "IsFree" boolean NOT NULL,
    "Area" character varying(32) NOT NULL,
    "Provider" character varying(256) NOT NULL,
    "Strands" character varying(512) NOT NULL,
    "Topics" character varying(512) NOT NULL,
    CONSTRAINT "PK_ServiceIndex" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "SharedAnswers" (
    "SchoolId" character varying(64) NOT NULL,
    "Field" character varying(64) NOT NULL,
    "SourceId" character varying(64) NOT NULL,
    "Mark" character varying(64) NOT NULL,
    "TakenUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SharedAnswers" PRIMARY KEY ("SchoolId", "Field")
);


CREATE TABLE "Signals" (
    "SignalEntryId" bigint GENERATED BY DEFAULT AS IDENTITY,
    "Topic" character varying(6000) NOT NULL,
    "AtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Signals" PRIMARY KEY ("SignalEntryId")
);


CREATE TABLE "SiteDocuments" (
    "Kind" character varying(128) NOT NULL,
    "Name" character varying(256) NOT NULL,
    "Data" text NOT NULL,
    "ModifiedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SiteDocuments" PRIMARY KEY ("Kind", "Name")
);


CREATE TABLE "SummaryTopics" (
    "ContentItemId" character varying(64) NOT NULL,
    "Topic" character varying(128) NOT NULL,
    CONSTRAINT "PK_SummaryTopics" PRIMARY KEY ("ContentItemId", "Topic")
);


CREATE TABLE "Terms" (
    "ContentItemId" character varying(64) NOT NULL,
    "Taxonomy" character varying(128) NOT NULL,
    "Term" character varying(128) NOT NULL,
    CONSTRAINT "PK_Terms" PRIMARY KEY ("ContentItemId", "Taxonomy", "Term")
);


CREATE TABLE "VersionReviews" (
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "SubmittedBy" character varying(128),
    "SubmittedById" character varying(64),
    "SubmittedUtc" timestamp with time zone,
    "SubmittedToId" character varying(64),
    "Note" text,
    "ReturnedBy" character varying(128),
    "ApprovedBy" character varying(128),
    "ApprovedUtc" timestamp with time zone,
    "PassReason" text,
    CONSTRAINT "PK_VersionReviews" PRIMARY KEY ("ContentItemVersionId")
);


CREATE TABLE "WorkflowPlaces" (
    "WorkflowPlaceId" character varying(64) NOT NULL,
    "WorkflowId" character varying(64) NOT NULL,
    "ActivityId" character varying(64) NOT NULL,
    "FromActivityId" character varying(64),
    "IsWaiting" boolean NOT NULL,
    "DueUtc" timestamp with time zone,
    "ArrivedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_WorkflowPlaces" PRIMARY KEY ("WorkflowPlaceId")
);


CREATE TABLE "Workflows" (
    "WorkflowId" character varying(64) NOT NULL,
    "WorkflowTypeId" character varying(64) NOT NULL,
    "Version" integer NOT NULL,
    "CorrelationId" character varying(128) NOT NULL,
    "Status" character varying(32) NOT NULL,
    "FaultMessage" text,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "ChangedUtc" timestamp with time zone NOT NULL,
    "Steps" integer NOT NULL,
    "State" text NOT NULL,
    "Revision" integer NOT NULL,
    CONSTRAINT "PK_Workflows" PRIMARY KEY ("WorkflowId")
);


CREATE TABLE "WorkflowSteps" (
    "WorkflowId" character varying(64) NOT NULL,
    "Number" integer NOT NULL,
    "ActivityId" character varying(64) NOT NULL,
    "Activity" character varying(128) NOT NULL,
    "Outcome" character varying(128),
    "AtUtc" timestamp with time zone NOT NULL,
    "Author" character varying(128) NOT NULL,
    "Note" text,
    CONSTRAINT "PK_WorkflowSteps" PRIMARY KEY ("WorkflowId", "Number")
);


CREATE TABLE "WorkflowTypeVersions" (
    "WorkflowTypeId" character varying(64) NOT NULL,
    "Version" integer NOT NULL,
    "Name" character varying(256) NOT NULL,
    "Data" text NOT NULL,
    "Events" text NOT NULL,
    "IsCurrent" boolean NOT NULL,
    "IsEnabled" boolean NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "Author" character varying(128) NOT NULL,
    CONSTRAINT "PK_WorkflowTypeVersions" PRIMARY KEY ("WorkflowTypeId", "Version")
);


CREATE TABLE "ContentVersions" (
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "Number" integer NOT NULL,
    "Latest" boolean NOT NULL,
    "Published" boolean NOT NULL,
    "Stage" character varying(32) NOT NULL,
    "DisplayText" character varying(512) NOT NULL,
    "Owner" character varying(128),
    "Author" character varying(128),
    "Writers" text,
    "ChangeNote" text,
    "ShowChangeNote" boolean NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "ModifiedUtc" timestamp with time zone NOT NULL,
    "PublishedUtc" timestamp with time zone,
    "UnpublishedUtc" timestamp with time zone,
    "Data" text NOT NULL,
    CONSTRAINT "PK_ContentVersions" PRIMARY KEY ("ContentItemVersionId"),
    CONSTRAINT "FK_ContentVersions_ContentItems_ContentItemId" FOREIGN KEY ("ContentItemId") REFERENCES "ContentItems" ("ContentItemId") ON DELETE CASCADE
);


CREATE TABLE "AnswerSnippets" (
    "SnippetId" character varying(64) NOT NULL,
    "Title" character varying(128) NOT NULL,
    "Text" text NOT NULL,
    "PersonId" character varying(64),
    CONSTRAINT "PK_AnswerSnippets" PRIMARY KEY ("SnippetId"),
    CONSTRAINT "FK_AnswerSnippets_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Autosaves" (
    "ContentItemId" character varying(64) NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "PersonName" character varying(256) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "IsNew" boolean NOT NULL,
    "Form" text,
    "SavedUtc" timestamp with time zone,
    "SeenUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Autosaves" PRIMARY KEY ("ContentItemId", "PersonId"),
    CONSTRAINT "FK_Autosaves_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonAways" (
    "PersonId" character varying(64) NOT NULL,
    "Until" date NOT NULL,
    "StandInId" character varying(64),
    CONSTRAINT "PK_PersonAways" PRIMARY KEY ("PersonId"),
    CONSTRAINT "FK_PersonAways_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonLinks" (
    "PersonLinkId" character varying(64) NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "Kind" character varying(32) NOT NULL,
    "Hash" character varying(64) NOT NULL,
    "Data" text,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "ExpiresUtc" timestamp with time zone NOT NULL,
    "UsedUtc" timestamp with time zone,
    CONSTRAINT "PK_PersonLinks" PRIMARY KEY ("PersonLinkId"),
    CONSTRAINT "FK_PersonLinks_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonRoles" (
    "PersonId" character varying(64) NOT NULL,
    "Role" character varying(128) NOT NULL,
    "Topic" character varying(128) NOT NULL,
    CONSTRAINT "PK_PersonRoles" PRIMARY KEY ("PersonId", "Role", "Topic"),
    CONSTRAINT "FK_PersonRoles_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonSessions" (
    "PersonSessionId" character varying(64) NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "LastSeenUtc" timestamp with time zone NOT NULL,
    "SecondFactor" boolean NOT NULL,
    "Device" character varying(128) NOT NULL,
    "SeeingAsId" character varying(64),
    "SeeingUntilUtc" timestamp with time zone,
    CONSTRAINT "PK_PersonSessions" PRIMARY KEY ("PersonSessionId"),
    CONSTRAINT "FK_PersonSessions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonTokens" (
    "UserId" character varying(64) NOT NULL,
    "LoginProvider" character varying(128) NOT NULL,
    "Name" character varying(128) NOT NULL,
    "Value" text,
    CONSTRAINT "PK_PersonTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_PersonTokens_People_UserId" FOREIGN KEY ("UserId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "SchoolKeepers" (
    "SchoolId" character varying(64) NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "Task" character varying(32) NOT NULL,
    "NamedPerson" character varying(128) NOT NULL,
    "NamedYear" integer NOT NULL,
    "AddedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SchoolKeepers" PRIMARY KEY ("SchoolId", "PersonId"),
    CONSTRAINT "FK_SchoolKeepers_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "SchoolSnippets" (
    "SnippetId" character varying(64) NOT NULL,
    "Title" character varying(128) NOT NULL,
    "Text" text NOT NULL,
    "PersonId" character varying(64),
    "SchoolId" character varying(64),
    CONSTRAINT "PK_SchoolSnippets" PRIMARY KEY ("SnippetId"),
    CONSTRAINT "FK_SchoolSnippets_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "SafeguardingNotes" (
    "NoteId" character varying(64) NOT NULL,
    "CaseId" character varying(64) NOT NULL,
    "Text" text NOT NULL,
    "By" character varying(128) NOT NULL,
    "AtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SafeguardingNotes" PRIMARY KEY ("NoteId"),
    CONSTRAINT "FK_SafeguardingNotes_SafeguardingCases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "SafeguardingCases" ("CaseId") ON DELETE CASCADE
);


CREATE INDEX "IX_AnswerSnippets_PersonId_Title" ON "AnswerSnippets" ("PersonId", "Title");


CREATE INDEX "IX_AuditEntries_AtUtc" ON "AuditEntries" ("AtUtc");


CREATE INDEX "IX_AuditEntries_Author_AuditEntryId" ON "AuditEntries" ("Author", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_AuthorId_AuditEntryId" ON "AuditEntries" ("AuthorId", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_Event_AuditEntryId" ON "AuditEntries" ("Event", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_SubjectKind_SubjectId_AtUtc" ON "AuditEntries" ("SubjectKind", "SubjectId", "AtUtc");


CREATE INDEX "IX_Autosaves_PersonId_IsNew_ContentType" ON "Autosaves" ("PersonId", "IsNew", "ContentType");


CREATE INDEX "IX_BinnedItems_BinnedUtc" ON "BinnedItems" ("BinnedUtc");


CREATE INDEX "IX_BinnedItems_GoneUtc" ON "BinnedItems" ("GoneUtc");


CREATE INDEX "IX_CommentLeaveOuts_CommentId" ON "CommentLeaveOuts" ("CommentId");


CREATE INDEX "IX_CommentLeaveOuts_DecidedUtc" ON "CommentLeaveOuts" ("DecidedUtc");


CREATE INDEX "IX_CommentNotices_AskedUtc" ON "CommentNotices" ("AskedUtc");


CREATE INDEX "IX_CommentReplies_DoneUtc_DueUtc" ON "CommentReplies" ("DoneUtc", "DueUtc");


CREATE INDEX "IX_CommentResponses_Action_ActionDue" ON "CommentResponses" ("Action", "ActionDue");


CREATE INDEX "IX_CommentResponses_ContentItemId" ON "CommentResponses" ("ContentItemId");


CREATE INDEX "IX_CommentResponses_Stage_PublishedUtc" ON "CommentResponses" ("Stage", "PublishedUtc");


CREATE INDEX "IX_Comments_Answered" ON "Comments" ("AnsweredUtc", "Safety", "ReceivedUtc", "DueUtc");


CREATE INDEX "IX_Comments_ClosedUtc" ON "Comments" ("ClosedUtc");


CREATE INDEX "IX_Comments_ContentItemId" ON "Comments" ("ContentItemId");


CREATE INDEX "IX_Comments_Insight" ON "Comments" ("ReceivedUtc", "Safety", "Stage", "DueUtc", "OwnerId", "Topic", "About", "From", "Channel");


CREATE INDEX "IX_Comments_OwnerId_Stage_DueUtc" ON "Comments" ("OwnerId", "Stage", "DueUtc");


CREATE INDEX "IX_Comments_ReceivedUtc" ON "Comments" ("ReceivedUtc");


CREATE UNIQUE INDEX "IX_Comments_Reference" ON "Comments" ("Reference");


CREATE INDEX "IX_Comments_ResponseId" ON "Comments" ("ResponseId");


CREATE INDEX "IX_Comments_Safety_ReceivedUtc" ON "Comments" ("Safety", "ReceivedUtc");


CREATE INDEX "IX_Comments_Stage_ReceivedUtc" ON "Comments" ("Stage", "ReceivedUtc");


CREATE INDEX "IX_Comments_Stage_Safety_ReceivedUtc" ON "Comments" ("Stage", "Safety", "ReceivedUtc");


CREATE INDEX "IX_CommentSampleChecks_CheckedUtc_Month" ON "CommentSampleChecks" ("CheckedUtc", "Month");


CREATE INDEX "IX_ContentItems_ContentType" ON "ContentItems" ("ContentType");


CREATE INDEX "IX_ContentSummaries_Author_Stage" ON "ContentSummaries" ("Author", "Stage");


CREATE INDEX "IX_ContentSummaries_ContentType_ModifiedUtc" ON "ContentSummaries" ("ContentType", "ModifiedUtc");


CREATE INDEX "IX_ContentSummaries_Expires" ON "ContentSummaries" ("Expires");


CREATE INDEX "IX_ContentSummaries_ModifiedUtc_ContentItemId" ON "ContentSummaries" ("ModifiedUtc", "ContentItemId");


CREATE INDEX "IX_ContentSummaries_OwnerId_ReviewDue" ON "ContentSummaries" ("OwnerId", "ReviewDue");


CREATE INDEX "IX_ContentSummaries_ReviewDue" ON "ContentSummaries" ("ReviewDue");


CREATE INDEX "IX_ContentSummaries_Stage_ModifiedUtc" ON "ContentSummaries" ("Stage", "ModifiedUtc");


CREATE INDEX "IX_ContentSummaries_TitleKey_ContentItemId" ON "ContentSummaries" ("TitleKey", "ContentItemId");


CREATE INDEX "IX_ContentVersions_ContentItemId_Latest" ON "ContentVersions" ("ContentItemId", "Latest");


CREATE UNIQUE INDEX "IX_ContentVersions_ContentItemId_Number" ON "ContentVersions" ("ContentItemId", "Number");


CREATE INDEX "IX_ContentVersions_ContentItemId_Published" ON "ContentVersions" ("ContentItemId", "Published");


CREATE INDEX "IX_Fields_Field_Date" ON "Fields" ("Field", "Date");


CREATE INDEX "IX_Fields_Field_Number" ON "Fields" ("Field", "Number");


CREATE INDEX "IX_Fields_Field_Text" ON "Fields" ("Field", "Text");


CREATE INDEX "IX_ImportBatches_CreatedUtc" ON "ImportBatches" ("CreatedUtc");


CREATE INDEX "IX_Jobs_CompletedUtc_ParkedUtc_DueUtc" ON "Jobs" ("CompletedUtc", "ParkedUtc", "DueUtc");


CREATE INDEX "IX_LinkChecks_FirstFailedUtc" ON "LinkChecks" ("FirstFailedUtc");


CREATE INDEX "IX_LinkChecks_LastCheckedUtc" ON "LinkChecks" ("LastCheckedUtc");


CREATE INDEX "IX_Links_ToItemId_Kind" ON "Links" ("ToItemId", "Kind");


CREATE INDEX "IX_LinkUses_LinkCheckId" ON "LinkUses" ("LinkCheckId");


CREATE INDEX "IX_MediaFiles_CaptionsId" ON "MediaFiles" ("CaptionsId");


CREATE INDEX "IX_MediaFiles_Hash" ON "MediaFiles" ("Hash");


CREATE UNIQUE INDEX "IX_MediaFiles_Path" ON "MediaFiles" ("Path");


CREATE INDEX "IX_MediaFiles_State_ModifiedUtc" ON "MediaFiles" ("State", "ModifiedUtc");


CREATE INDEX "IX_MediaFiles_TranscriptId" ON "MediaFiles" ("TranscriptId");


CREATE INDEX "IX_OwnReportChecks_CheckedUtc" ON "OwnReportChecks" ("CheckedUtc");


CREATE INDEX "IX_PageFindings_Severity_Code" ON "PageFindings" ("Severity", "Code");


CREATE INDEX "IX_PageUses_Day" ON "PageUses" ("Day");


CREATE INDEX "IX_Paths_ContentItemId" ON "Paths" ("ContentItemId");


CREATE INDEX "IX_People_NormalizedEmail" ON "People" ("NormalizedEmail");


CREATE UNIQUE INDEX "IX_People_NormalizedUserName" ON "People" ("NormalizedUserName");


CREATE INDEX "IX_PersonAways_Until" ON "PersonAways" ("Until");


CREATE UNIQUE INDEX "IX_PersonLinks_Hash" ON "PersonLinks" ("Hash");


CREATE INDEX "IX_PersonLinks_PersonId" ON "PersonLinks" ("PersonId");


CREATE INDEX "IX_PersonRoles_Role" ON "PersonRoles" ("Role");


CREATE INDEX "IX_PersonSessions_PersonId" ON "PersonSessions" ("PersonId");


CREATE INDEX "IX_PreviewLinks_ContentItemId" ON "PreviewLinks" ("ContentItemId");


CREATE UNIQUE INDEX "IX_PreviewLinks_TokenHash" ON "PreviewLinks" ("TokenHash");


CREATE INDEX "IX_PublishedPages_ContentType_SortDate" ON "PublishedPages" ("ContentType", "SortDate");


CREATE INDEX "IX_PublishedPages_ParentId" ON "PublishedPages" ("ParentId");


CREATE INDEX "IX_PublishedPages_Path" ON "PublishedPages" ("Path");


CREATE INDEX "IX_Redirects_ContentItemId" ON "Redirects" ("ContentItemId");


CREATE INDEX "IX_Requests_AnsweredUtc_DueUtc" ON "Requests" ("AnsweredUtc", "DueUtc");


CREATE INDEX "IX_Requests_CommentId" ON "Requests" ("CommentId");


CREATE UNIQUE INDEX "IX_Requests_Reference" ON "Requests" ("Reference");


CREATE INDEX "IX_ReviewFlags_SourceItemId" ON "ReviewFlags" ("SourceItemId");


CREATE INDEX "IX_SafeguardingCases_ClosedUtc_HeldUtc" ON "SafeguardingCases" ("ClosedUtc", "HeldUtc");


CREATE INDEX "IX_SafeguardingCases_CommentId" ON "SafeguardingCases" ("CommentId");


CREATE INDEX "IX_SafeguardingNotes_CaseId" ON "SafeguardingNotes" ("CaseId");


CREATE INDEX "IX_SchoolAreaItems_SchoolId" ON "SchoolAreaItems" ("SchoolId");


CREATE INDEX "IX_SchoolChases_RoundId" ON "SchoolChases" ("RoundId");


CREATE INDEX "IX_SchoolChases_SchoolId_SentUtc" ON "SchoolChases" ("SchoolId", "SentUtc");


CREATE INDEX "IX_SchoolImportLines_SchoolImportId_Outcome" ON "SchoolImportLines" ("SchoolImportId", "Outcome");


CREATE INDEX "IX_SchoolImports_BegunUtc" ON "SchoolImports" ("BegunUtc");


CREATE INDEX "IX_SchoolIndex_Phase_Name" ON "SchoolIndex" ("Phase", "Name");


CREATE INDEX "IX_SchoolIndex_ReportItemId" ON "SchoolIndex" ("ReportItemId");


CREATE INDEX "IX_SchoolIndex_Urn" ON "SchoolIndex" ("Urn");


CREATE INDEX "IX_SchoolKeepers_PersonId" ON "SchoolKeepers" ("PersonId");


CREATE INDEX "IX_SchoolNeeds_Need" ON "SchoolNeeds" ("Need");


CREATE INDEX "IX_SchoolSnippets_PersonId" ON "SchoolSnippets" ("PersonId");


CREATE INDEX "IX_SchoolSnippets_SchoolId" ON "SchoolSnippets" ("SchoolId");


CREATE INDEX "IX_SearchMisses_Count" ON "SearchMisses" ("Count");


CREATE INDEX "IX_SelfEvaluationMarks_Year" ON "SelfEvaluationMarks" ("Year");


CREATE INDEX "IX_SelfEvaluationShares_WithId" ON "SelfEvaluationShares" ("WithId");


CREATE INDEX "IX_ServiceIndex_Area_Strands_Topics_AgeFrom_AgeTo_IsFree" ON "ServiceIndex" ("Area", "Strands", "Topics", "AgeFrom", "AgeTo", "IsFree");


CREATE INDEX "IX_ServiceIndex_Title_ContentItemId" ON "ServiceIndex" ("Title", "ContentItemId");


CREATE INDEX "IX_SharedAnswers_SourceId" ON "SharedAnswers" ("SourceId");


CREATE INDEX "IX_SummaryTopics_Topic" ON "SummaryTopics" ("Topic");


CREATE INDEX "IX_Terms_Taxonomy_Term" ON "Terms" ("Taxonomy", "Term");


CREATE INDEX "IX_VersionReviews_ContentItemId" ON "VersionReviews" ("ContentItemId");


CREATE INDEX "IX_VersionReviews_SubmittedToId" ON "VersionReviews" ("SubmittedToId");


CREATE INDEX "IX_WorkflowPlaces_WorkflowId" ON "WorkflowPlaces" ("WorkflowId");


CREATE INDEX "IX_Workflows_CorrelationId_Status" ON "Workflows" ("CorrelationId", "Status");


CREATE INDEX "IX_Workflows_Status_WorkflowId" ON "Workflows" ("Status", "WorkflowId");


CREATE INDEX "IX_Workflows_WorkflowTypeId_Status_WorkflowId" ON "Workflows" ("WorkflowTypeId", "Status", "WorkflowId");


CREATE INDEX "IX_WorkflowTypeVersions_IsCurrent" ON "WorkflowTypeVersions" ("IsCurrent");


CREATE TABLE "SchemaHistory" (
    "StepId" text NOT NULL CONSTRAINT "PK_SchemaHistory" PRIMARY KEY,
    "AppliedUtc" text NOT NULL
);

CREATE TABLE "SearchFacets" (
    "FacetId" bigint GENERATED BY DEFAULT AS IDENTITY,
    "Facets" text NOT NULL,
    CONSTRAINT "PK_SearchFacets" PRIMARY KEY ("FacetId")
);


CREATE UNIQUE INDEX "IX_SearchFacets_Facets" ON "SearchFacets" ("Facets");


CREATE TABLE "SearchDocuments" (
    "Number" bigint GENERATED BY DEFAULT AS IDENTITY,
    "FacetId" bigint NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "ContentType" text NOT NULL,
    "Path" text NOT NULL,
    "Title" text NOT NULL,
    "Summary" text NOT NULL,
    "Words" text NOT NULL,
    "Body" text NOT NULL,
    CONSTRAINT "PK_SearchDocuments" PRIMARY KEY ("Number")
);


CREATE UNIQUE INDEX "IX_SearchDocuments_ContentItemId" ON "SearchDocuments" ("ContentItemId");


CREATE INDEX "IX_SearchDocuments_Path" ON "SearchDocuments" ("Path");


CREATE TABLE "SearchIndex" (
    "Key" bigint NOT NULL,
    "Tokens" tsvector NOT NULL,
    CONSTRAINT "PK_SearchIndex" PRIMARY KEY ("Key")
);


CREATE INDEX "IX_SearchIndex_Tokens" ON "SearchIndex" USING gin ("Tokens") WITH (fastupdate = off);

