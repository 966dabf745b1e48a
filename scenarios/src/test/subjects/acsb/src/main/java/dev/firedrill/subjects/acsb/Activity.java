package dev.firedrill.subjects.acsb;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import javax.persistence.Entity;
import javax.persistence.Id;
import org.springframework.data.repository.CrudRepository;

/** What a webhook told, once however often it tells it. */
@Entity
class Activity {

    @Id
    @JsonIgnore
    public String delivery;

    @JsonIgnore
    public String clientKey;

    public String issue;

    interface Repository extends CrudRepository<Activity, String> {

        List<Activity> findByClientKeyOrderByDelivery(String clientKey);
    }
}
