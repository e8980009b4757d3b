#pragma once

#include "core/view/views.hpp"
#include "core/wire/messages.hpp"

#include <set>
#include <string>
#include <utility>

namespace gaffer {

/// The topics that change together: live values with every scan, the floor with time and events, lists with events only.
enum class TopicGroup : std::uint8_t { Points, Floor, Lists };

/// What the caller knows about the workshop that the views do not.
struct ShopFacts {
    std::string timeZone;
    std::string language;
    std::optional<Instant> lastBackup;
    std::vector<std::string> warnings;
};

/// What every seat may know, and since when: compares views with those sent before and gives what changed. Used on one thread.
class TopicBoard {
public:
    /// What seats head their pages with; takes effect with the next look at the floor.
    void setFacts(ShopFacts facts) { m_facts = std::move(facts); }
    /// Looks at `groups` again; the update holds what changed since the last look and has the next revision if anything did.
    wire::TopicUpdate look(const std::set<TopicGroup>& groups, const ViewSource& source);
    /// Everything as it was last looked at.
    [[nodiscard]] wire::TopicUpdate whole(Instant now) const;

private:
    wire::TopicUpdate m_known;
    ShopFacts m_facts;
};

/// True when the update says nothing new.
bool isEmpty(const wire::TopicUpdate& update);

/// The names of all topics, as a seat subscribes to them.
const std::set<std::string>& allTopics();

/// The part of `update` that belongs to `topics`.
wire::TopicUpdate onlyTopics(const wire::TopicUpdate& update, const std::set<std::string>& topics);

} // namespace gaffer
