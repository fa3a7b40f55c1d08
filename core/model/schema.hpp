// All entities with all their fields: what a workspace can hold with the plugins that are enabled
// in it.
//
// Built when a workspace is opened and constant afterwards; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/entity.hpp"

namespace pareto::model {

class Schema {
 public:
  // The entities of the core.
  [[nodiscard]] static Schema core();

  // Adds a plugin's fields to an entity. Throws Error when the entity is unknown or a name is
  // taken.
  void add_fields(std::string_view entity, std::vector<Field> fields);
  // Of a field that is there: takes it away, or notes what its expression reads.
  void drop_field(std::string_view entity, std::string_view field);
  void set_reads(std::string_view entity, std::string_view field, std::vector<FieldName> reads);
  // Takes away what `plugin` added to entities of others.
  void drop_fields(std::string_view plugin);
  // Adds a plugin's entity; gives it a `code` if it has none. Throws Error when the name is taken
  // or a reference leads nowhere.
  void add_entity(Entity entity);

  [[nodiscard]] const std::vector<Entity>& entities() const { return entities_; }
  [[nodiscard]] const Entity* find(std::string_view name) const;
  // Throws Error naming the known entities, with the nearest first.
  [[nodiscard]] const Entity& entity(std::string_view name) const;

  struct Referrer {
    const Entity* entity;
    const Field* field;
  };
  // Fields of all entities that refer to `entity`.
  [[nodiscard]] std::vector<Referrer> referrers(std::string_view entity) const;

 private:
  std::vector<Entity> entities_;
};

}  // namespace pareto::model
