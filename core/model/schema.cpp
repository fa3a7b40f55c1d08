#include "core/model/schema.hpp"

#include "core/base/error.hpp"
#include "core/model/entities/entities.hpp"

namespace pareto::model {

const Field* Entity::find(std::string_view field) const {
  const int i = index(field);
  return i < 0 ? nullptr : &fields[static_cast<std::size_t>(i)];
}

int Entity::index(std::string_view field) const {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == field) return static_cast<int>(i);
  }
  return -1;
}

Schema Schema::core() {
  Schema schema;
  // Order matters twice: tables are made in it, and an entity refers only to itself, to those
  // before, or by id alone.
  schema.entities_ = {
      entities::team(),          entities::user(),           entities::customer(),
      entities::ownership(),     entities::department(),     entities::contact(),
      entities::contact_role(),  entities::relation(),       entities::product(),
      entities::product_unit(),  entities::currency_rate(),  entities::sale(),
      entities::interaction(),   entities::task(),           entities::tier_assignment(),
      entities::tier_override(), entities::judgement(),      entities::attachment(),
      entities::user_name(),     entities::customer_name(),  entities::contact_name(),
      entities::product_name(),  entities::customer_apart(), entities::contact_apart(),
      entities::product_apart(), entities::field(),          entities::role(),
      entities::role_right(),    entities::role_field(),     entities::user_role(),
      entities::saved_list(),    entities::schedule()};
  return schema;
}

void Schema::add_fields(std::string_view name, std::vector<Field> fields) {
  for (Entity& entity : entities_) {
    if (entity.name != name) continue;
    for (Field& field : fields) {
      if (entity.find(field.name) != nullptr) {
        throw Error(
            ErrorCode::Data,
            Message(Text{"field {} of {} exists already", "{1} 已有字段 {0}"}, {field.name, name}));
      }
      entity.fields.push_back(std::move(field));
    }
    return;
  }
  throw Error(ErrorCode::Data, Message(Text{"there is no entity {}", "没有实体 {}"}, {name}));
}

void Schema::drop_field(std::string_view name, std::string_view gone) {
  for (Entity& entity : entities_) {
    if (entity.name == name)
      std::erase_if(entity.fields, [&](const Field& field) { return field.name == gone; });
  }
}

void Schema::set_reads(std::string_view name, std::string_view computed,
                       std::vector<FieldName> reads) {
  for (Entity& entity : entities_) {
    for (Field& field : entity.fields) {
      if (entity.name == name && field.name == computed) field.reads = std::move(reads);
    }
  }
}

void Schema::drop_fields(std::string_view plugin) {
  for (Entity& entity : entities_) {
    if (entity.plugin == plugin) continue;
    std::erase_if(entity.fields, [&](const Field& field) { return field.plugin == plugin; });
  }
}

void Schema::add_entity(Entity entity) {
  if (find(entity.name) != nullptr) {
    throw Error(ErrorCode::Data,
                Message(Text{"entity {} exists already", "实体 {} 已存在"}, {entity.name}));
  }
  for (Field& field : entity.fields) {
    // References to entities of the same plugin are written without its id.
    if (field.meaning == Meaning::Reference && find(field.reference) == nullptr) {
      const std::string own = entity.plugin + "." + field.reference;
      if (own != entity.name && find(own) == nullptr) {
        throw Error(ErrorCode::Data,
                    Message(Text{"field {} of {} refers to {}, which does not exist",
                                 "{1} 的字段 {0} 引用了不存在的 {2}"},
                            {field.name, entity.name, field.reference}));
      }
      field.reference = own;
    }
  }
  if (!entity.has_code()) {
    Field code = code_field();
    entity.fields.insert(entity.fields.begin(), std::move(code));
  }
  if (entity.key.empty()) entity.key = {"code"};
  if (entity.label_field.empty()) entity.label_field = "code";
  entities_.push_back(std::move(entity));
}

const Entity* Schema::find(std::string_view name) const {
  for (const Entity& entity : entities_) {
    if (entity.name == name) return &entity;
  }
  return nullptr;
}

const Entity& Schema::entity(std::string_view name) const {
  if (const Entity* found = find(name)) return *found;
  std::string known;
  for (const Entity& entity : entities_) known += (known.empty() ? "" : ", ") + entity.name;
  throw Error(ErrorCode::NotFound, Message(Text{"there is no entity {}", "没有实体 {}"}, {name}),
              Message(Text{"known entities: {}", "已有的实体：{}"}, {known}));
}

std::vector<Schema::Referrer> Schema::referrers(std::string_view name) const {
  std::vector<Referrer> found;
  for (const Entity& entity : entities_) {
    for (const Field& field : entity.fields) {
      if (field.meaning == Meaning::Reference && field.reference == name && field.stored())
        found.push_back({&entity, &field});
    }
  }
  return found;
}

}  // namespace pareto::model
